//! Every finding as users see it: a case is a folder with specs and the printed text.

mod formats;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use clientloom::change::lock::{self, LockFile};
use clientloom::diagnostics::codes::{self, Code};
use clientloom::diagnostics::{Levels, Report, Sources};
use clientloom::import::{Memory, compare, import};

use crate::support::golden;

/// Cases with several mistakes. All others are named after their only code.
const MANY: [&str; 3] = ["ten-mistakes", "unreadable-beside-others", "unread-above-others"];

/// Positions of findings in some cases, with the text at the position; columns count characters.
const PLACES: &[(&str, &str, &str)] = &[
    ("bad-value-type", "specs/acme/room/close.yaml:7:26", "strng"),
    ("unknown-key-chinese", "specs/acme/room/close.yaml:7:38", "requird"),
    ("example-type", "specs/acme/room/close.yaml:7:43", "12"),
    ("missing-key", "specs/acme/room/close.yaml:7:3", "name"),
    ("duplicate-key", "specs/acme/room/close.yaml:8:3", "名称"),
    ("unreadable-yaml", "specs/acme/room/close.yaml:7:22", ": 字"),
    ("yaml-feature", "specs/acme/room/close.yaml:7:32", "*text"),
    ("batch-bound", "specs/acme/room/close.yaml:10:8", "200"),
    ("erratum-address", "specs/acme/room/close.yaml:9:9", "body.nmae"),
];

struct Case {
    name: String,
    folder: PathBuf,
    sources: Sources,
    report: Report,
    text: String,
}

/// The version of the generator in cases.
const GENERATOR: &str = "0.1.0";

/// Reads and checks the specs of a case, and compares them with its pages and lock file.
fn run(name: &str) -> Case {
    let folder = folder().join(name);
    let sources =
        clientloom::project::read_specs(&folder.join("specs"), "specs").unwrap_or_else(|error| panic!("{error}"));
    // A case can show a kind that is off by default.
    let levels = codes::all().filter(|code| !code.is_on).map(|code| (code.name, Some(code.severity)));
    let mut report = Report::with_levels(levels.collect());
    let linted = clientloom::spec::read(&sources, &mut report);
    assert_eq!(linted.is_err(), report.errors() > 0, "{name}: an error stops the run, a warning does not");
    let pages = golden::read(&folder.join("pages"));
    if !pages.is_empty() {
        let drafts = pages.iter().map(|(path, text)| (format!("pages/{path}"), import(text, None)));
        compare(drafts.collect(), &sources, &memory(&folder), &mut report);
    }
    if let Some(known) = fs::read_to_string(folder.join("codegen.lock")).ok().and_then(|text| LockFile::read(&text)) {
        lock::check_generator(&known, GENERATOR, "client/codegen.lock", &mut report);
    }
    let text = clientloom::diagnostics::render::render(&report, &sources, false);
    Case { name: name.to_owned(), folder, sources, report, text }
}

/// Reads the texts of a case.
fn memory(case: &Path) -> Memory {
    let mut memory = Memory::default();
    for (path, text) in golden::read(&case.join("specs")) {
        if path.ends_with("words.tsv") {
            memory.read(&path, &text).unwrap_or_else(|error| panic!("{error}"));
        }
    }
    memory
}

fn folder() -> PathBuf {
    golden::cases("findings")
}

/// All cases, for the tests that look through them.
static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let entries = fs::read_dir(folder()).expect("the folder of cases can be read");
    let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    names.collect::<BTreeSet<_>>().iter().map(|name| run(name)).collect()
});

/// Returns the code in the name of a case, such as `unknown-key` in `unknown-key-chinese`.
fn code_of(case: &Case) -> Option<&'static Code> {
    let called = |code: &&'static Code| {
        case.name.strip_prefix(code.name).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    codes::all().filter(called).max_by_key(|code| code.name.len())
}

/// Checks the printed text of a case, and that the code in its name is the only one.
fn check_case(name: &str) {
    let case = run(name);
    golden::check(&case.folder.join("stderr.txt"), &case.text);
    if !MANY.contains(&name) {
        let code = code_of(&case).unwrap_or_else(|| panic!("no code is called as `{name}` begins"));
        let found: Vec<&str> = case.report.findings().iter().map(|finding| finding.code.name).collect();
        assert_eq!(found, [code.name], "{name}");
    }
}

include!(concat!(env!("OUT_DIR"), "/findings.rs"));

#[test]
fn every_code_has_its_case() {
    let codes: BTreeSet<&str> = CASES
        .iter()
        .filter(|case| !MANY.contains(&case.name.as_str()))
        .filter_map(code_of)
        .map(|code| code.name)
        .collect();
    let missing: Vec<&str> = codes::all().map(|code| code.name).filter(|name| !codes.contains(name)).collect();
    assert!(missing.is_empty(), "no case shows {missing:?}");
}

/// Codes whose example shows files only.
const OF_FILES: [&str; 5] = ["no-specs", "older-generator", "operation-folder", "stray-file", "unknown-vendor"];

#[test]
fn examples_of_codes_are_in_their_cases() {
    for code in codes::all() {
        let Some(example) = code.example.split('`').nth(1).filter(|_| !OF_FILES.contains(&code.name)) else {
            assert!(OF_FILES.contains(&code.name), "{}: no spec is quoted", code.name);
            continue;
        };
        let mut of_code = CASES.iter().filter(|case| code_of(case).is_some_and(|called| called.name == code.name));
        let shows = |case: &Case| case.sources.iter().any(|(_, source)| source.text.contains(example));
        assert!(of_code.any(shows), "{}: no case of it has {example}", code.name);
    }
}

#[test]
fn unread_prose_is_off_by_default() {
    let sources = run("unread-prose").sources;
    let number = |levels: Levels| {
        let mut report = Report::with_levels(levels);
        clientloom::spec::read(&sources, &mut report).ok();
        (report.errors(), report.warnings())
    };
    assert_eq!(number(Levels::new()), (0, 0));
    assert_eq!(number(Levels::from([("unread-prose", Some(codes::Severity::Error))])), (1, 0));
}

#[test]
fn findings_point_at_their_cause() {
    for (name, place, word) in PLACES {
        let case = run(name);
        assert!(case.text.contains(&format!("--> {place}\n")), "{name} does not point at {place}:\n{}", case.text);
        let [path, line, column] = place.split(':').collect::<Vec<_>>()[..] else {
            panic!("`{place}` has no line and column")
        };
        let [line, column] = [line, column].map(|number| number.parse::<usize>().expect("a number") - 1);
        let (_, source) = case.sources.iter().find(|(_, source)| source.path == path).expect("the file is there");
        let rest: String = source.text.lines().nth(line).expect("the line is there").chars().skip(column).collect();
        assert!(rest.starts_with(word), "{name}: {place} points at `{rest}`");
    }
}

#[test]
fn one_run_shows_all_findings() {
    for (name, wanted) in [("ten-mistakes", 10), ("unreadable-beside-others", 3), ("unread-above-others", 3)] {
        let case = run(name);
        let codes: BTreeSet<&str> = case.report.findings().iter().map(|finding| finding.code.name).collect();
        assert_eq!((case.report.findings().len(), codes.len()), (wanted, wanted), "{name}:\n{}", case.text);
    }
}

#[test]
fn misspelled_names_are_guessed() {
    let guesses = [
        ("unknown-key", "`summary`"),
        ("unknown-type", "`Guest`"),
        ("bad-value-type", "`string`"),
        ("bad-value-word", "`page`"),
        ("unknown-token", "`api_key`"),
        ("unknown-scope", "`room:write`"),
        ("path-without-field-guess", "{room}"),
        ("batch-field", "`ids`"),
        ("page-field", "`page_token`"),
        ("page-field-member", "`total`"),
        ("example-field", "`name`"),
        ("erratum-address", "`body.name`"),
        ("either-field", "`name`"),
        ("unknown-variable", "{region}"),
        ("unknown-key-required", "`http`"),
    ];
    for (name, known) in guesses {
        let helps: Vec<String> = run(name).report.findings().iter().map(|finding| finding.help.clone()).collect();
        assert!(helps.iter().any(|help| help.contains(&format!("did you mean {known}?"))), "{name}: {helps:?}");
    }
}

#[test]
fn specs_of_this_repository_have_no_findings() {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let sources = clientloom::project::read_specs(&specs, "specs").expect("the specs can be read");
    let mut report = Report::with_levels(chosen_levels());
    clientloom::spec::read(&sources, &mut report).ok();
    assert_eq!(clientloom::diagnostics::render::render(&report, &sources, false), "");
}

/// Returns the severities that `codegen.toml` of this repository chooses: it turns findings off.
fn chosen_levels() -> Levels {
    let config: toml::Table = toml::from_str(include_str!("../../codegen.toml")).expect("TOML");
    let chosen = config["severity"].as_table().expect("a table of severities");
    let code = |name: &String| codes::all().find(|code| code.name == *name).expect("a finding");
    assert!(
        chosen.values().all(|level| level.as_str() == Some("off")),
        "a level that this test cannot read: {chosen:?}"
    );
    chosen.keys().map(|name| (code(name).name, None)).collect()
}
