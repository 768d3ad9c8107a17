//! Any text is read or gives findings, and never causes a panic.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use clientloom::diagnostics::{Report, Source, Sources};
use clientloom::rust::Options;

use super::{read, tests};

/// A random sequence that is the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits fit") % end.max(1)
    }
}

/// Returns a page and the files above it, or a shared file and the sample below it, with one
/// replaced text.
fn replaced(sources: &Sources, path: &str, text: &str) -> Sources {
    let is_meant = |other: &str| {
        other == path
            || (is_shared(other) && path.starts_with(folder(other)))
            || (is_shared(path) && other.starts_with(folder(path)) && !SPECS.others.contains(other))
    };
    let files = sources.iter().filter(|(_, source)| is_meant(&source.path)).map(|(_, source)| {
        let text = if source.path == path { text } else { &source.text };
        Source { path: source.path.clone(), text: text.to_owned() }
    });
    Sources::new("specs", files.collect())
}

fn is_shared(path: &str) -> bool {
    path.ends_with("/vendor.yaml") || path.ends_with("/service.yaml")
}

/// Returns the folder of a file, with the slash at its end.
fn folder(path: &str) -> &str {
    path.rfind('/').map_or("", |slash| &path[..=slash])
}

/// Reads, checks and renders.
fn check(sources: &Sources, path: &str, text: &str) {
    let sources = replaced(sources, path, text);
    let mut report = Report::default();
    let refused = clientloom::spec::read(&sources, &mut report).is_err();
    let text = clientloom::diagnostics::render::render(&report, &sources, false);
    assert_eq!(refused, text.contains("error["), "{path}: a refusal needs an error, and an error refuses\n{text}");
}

/// Reads and checks, and generates if there are no errors.
fn generate(sources: &Sources, path: &str, text: &str) {
    let sources = replaced(sources, path, text);
    clientloom::rust::generate(&sources, &Options::default(), &mut Report::default()).ok();
}

/// Distances of the tested pages within the sample and outside of it.
const STEPS: [usize; 2] = [2, 300];

/// The specs of the sample and of some other pages.
struct Specs {
    /// The tested pages, and the files above them.
    sources: Sources,
    /// The paths of the tested files: the pages, and the files above the sample.
    tested: BTreeSet<String>,
    /// The paths of pages outside of the sample, and of the files above them alone.
    others: BTreeSet<String>,
}

static SPECS: LazyLock<Specs> = LazyLock::new(|| {
    let sample = include_str!("../cases/sample_operations.txt").lines().filter_map(|line| line.split_once(' '));
    let sample = sample.map(|(vendor, name)| format!("specs/{vendor}/{}.yaml", name.replace('.', "/")));
    let sample: BTreeSet<String> = sample.collect();
    let all = read(&tests().join("../specs"));
    let paths: BTreeSet<&str> = all.iter().map(|(_, source)| source.path.as_str()).collect();
    let pages = paths.iter().filter(|path| !is_shared(path));
    let (pages, others): (Vec<&str>, Vec<&str>) = pages.partition(|path| sample.contains(**path));
    let above = |pages: &[&str]| {
        let is_above = |path: &&str| is_shared(path) && pages.iter().any(|page| page.starts_with(folder(path)));
        paths.iter().copied().filter(is_above).collect::<Vec<_>>()
    };
    let pages: Vec<&str> = pages.into_iter().step_by(STEPS[0]).collect();
    let others: Vec<&str> = others.into_iter().step_by(STEPS[1]).collect();
    let sample: BTreeSet<&str> = above(&pages).into_iter().chain(pages).collect();
    let tested: BTreeSet<&str> = sample.iter().chain(&others).copied().collect();
    let far: BTreeSet<&str> = above(&others).into_iter().chain(others).filter(|path| !sample.contains(path)).collect();
    let is_chosen = |source: &&Source| sample.contains(source.path.as_str()) || far.contains(source.path.as_str());
    let files = all.iter().map(|(_, source)| source).filter(is_chosen);
    let owned = |paths: BTreeSet<&str>| paths.into_iter().map(ToOwned::to_owned).collect();
    let sources = Sources::new("specs", files.cloned().collect());
    Specs { sources, tested: owned(tested), others: owned(far) }
});

/// Runs a test on pages of this repository, and on the files above those of the sample.
fn each(test: impl Fn(&Sources, &Source)) {
    let Specs { sources, tested, .. } = &*SPECS;
    for (_, source) in sources.iter().filter(|(_, source)| tested.contains(&source.path)) {
        test(sources, source);
    }
}

#[test]
fn truncated_specs_cause_no_panic() {
    each(|sources, source| {
        let ends = source.text.char_indices().map(|(end, _)| end).step_by(source.text.len() / 25 + 1);
        ends.for_each(|end| check(sources, &source.path, &source.text[..end]));
    });
}

#[test]
fn reordered_lines_cause_no_panic() {
    each(|sources, source| {
        for seed in 1..12 {
            let (mut dice, mut lines) = (Dice(seed), source.text.lines().collect::<Vec<_>>());
            for _ in 0..seed * seed {
                let (a, b) = (dice.below(lines.len()), dice.below(lines.len()));
                lines.swap(a, b);
            }
            check(sources, &source.path, &lines.join("\n"));
        }
    });
}

#[test]
fn misplaced_words_cause_no_panic() {
    each(|sources, source| {
        for seed in 1..16 {
            let mut dice = Dice(seed);
            let mut words: Vec<&str> = source.text.split_inclusive([' ', '\n']).collect();
            for _ in 0..2 {
                let (a, b) = (dice.below(words.len()), dice.below(words.len()));
                words[a] = words[b];
            }
            check(sources, &source.path, &words.concat());
        }
    });
}

#[test]
fn random_bytes_cause_no_panic() {
    const SIGNS: &[u8] = b":{}[]-\"'#&*!|>%@`,?\n\t \r\0~<\xe4\xb8\xad\xff\xef\xbb\xbf01a";
    each(|sources, source| {
        for seed in 1..16 {
            let (mut dice, mut bytes) = (Dice(seed), source.text.clone().into_bytes());
            for _ in 0..=seed % 4 {
                let at = dice.below(bytes.len());
                bytes[at] = SIGNS[dice.below(SIGNS.len())];
            }
            check(sources, &source.path, &String::from_utf8_lossy(&bytes));
            let noise: Vec<u8> = (0..dice.below(200)).map(|_| SIGNS[dice.below(SIGNS.len())]).collect();
            check(sources, &source.path, &String::from_utf8_lossy(&noise));
        }
    });
}

#[test]
fn random_names_cause_no_panic() {
    let names = [
        "\"\"",
        "\"_\"",
        "self",
        "Self",
        "crate",
        "2fa",
        "名称",
        "\"——\"",
        "a.b",
        "\"a[0]\"",
        "\"²\"",
        "ａ",
        "\"{}\"",
        "type",
        "\"a b\"",
        "r#type",
        "\"🦀\"",
        "null",
        "1.5",
        "Vec",
        "builder",
    ];
    let sources = read(&tests().join("cases/reading/every-key/specs"));
    for (_, source) in sources.iter() {
        for (start, _) in source.text.match_indices(": ").filter(|(start, _)| start % 3 == 0) {
            let (before, after) = (&source.text[..start], &source.text[start + 2..]);
            let key = before.rfind([' ', '\n']).map_or(0, |space| space + 1);
            let end = after.find([',', '\n', '}', ']']).unwrap_or(after.len());
            let name = names[start % names.len()];
            generate(&sources, &source.path, &format!("{}{name}: {after}", &before[..key]));
            generate(&sources, &source.path, &format!("{before}: {name}{}", &after[end..]));
        }
    }
}
