//! The language of comments and messages: first words, lengths, and words to avoid.

use crate::boundaries;

/// The folders of hand-written Rust files.
const FOLDERS: [&str; 3] = ["codegen", "generated-client", "tests"];

/// The folders whose string literals are messages; the literals of tests quote others.
const MESSAGES: [&str; 2] = ["codegen/src/", "generated-client/runtime/src/"];

/// Files whose literals are words of the vendors' pages.
const VENDORS_WORDS: [&str; 3] = ["import/empty_text.rs", "import/labels.rs", "import/prose.rs"];

/// Columns of a comment line.
const WIDTH: usize = 100;

/// Words of a first sentence.
const WORDS: usize = 25;

/// The first words that no doc has.
const BEGINNINGS: [&str; 9] = ["what", "whatever", "who", "whose", "which", "where", "those", "nothing", "of"];

/// Phrases that are not used, with the words before and after that allow them.
const AVOIDED: [Phrase; 15] = [
    phrase("stand"),
    phrase("stands"),
    phrase("nobody"),
    phrase("somebody"),
    phrase("mend"),
    phrase("mended"),
    phrase("beside"),
    phrase("whatever"),
    Phrase { before: &["there"], after: &["longer"], ..phrase("is no") },
    Phrase { after: &["than"], ..phrase("no more") },
    phrase("a method more"),
    phrase("come back"),
    phrase("upside down"),
    phrase("so many"),
    phrase("for want of"),
];

struct Phrase {
    words: &'static str,
    before: &'static [&'static str],
    after: &'static [&'static str],
}

const fn phrase(words: &'static str) -> Phrase {
    Phrase { words, before: &[], after: &[] }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Comment,
    Doc,
    ModuleDoc,
    Literal,
}

/// A comment of one or more lines, or a string literal.
#[derive(Debug)]
struct Text {
    kind: Kind,
    /// The first line, from 1.
    line: usize,
    /// The lines without slashes or quotes.
    lines: Vec<String>,
    /// The columns of the widest line.
    width: usize,
}

#[test]
fn all_files_keep_the_language() {
    let found = violations();
    assert!(found.is_empty(), "{} violations:\n{}", found.len(), found.join("\n"));
}

#[test]
fn tables_keep_the_language() {
    let mut found = Vec::new();
    let mut hold = |name: &str, text: &str| {
        found.extend(beginning(text).into_iter().chain(avoided(text)).map(|why| format!("{name}: {why}")));
        let long = sentences(text).into_iter().filter(|sentence| words(sentence).len() > WORDS);
        found.extend(long.map(|sentence| format!("{name}: more than {WORDS} words: {sentence}")));
    };
    for code in clientloom::diagnostics::codes::all() {
        hold(code.name, code.help);
    }
    for rule in clientloom::change::diff::rule::ALL {
        hold(rule.name, rule.doc);
        hold(rule.name, clientloom::change::diff::show::remedy(rule).unwrap_or_default());
    }
    for row in clientloom::format::keys::reference().lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = row.split(" | ").collect();
        hold(cells[0], cells[3]);
    }
    assert!(found.is_empty(), "{} violations:\n{}", found.len(), found.join("\n"));
}

#[test]
fn violations_are_found() {
    let long = "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
                seventeen eighteen nineteen twenty `one two` twenty-two twenty-three twenty-four twenty-five";
    let source = format!(
        "//! What it is.\n/// One that goes. Of it.\n/// {long}\nfn f() {{\n    // Nobody stands `beside`.\n    \
         let _ = \"there is no\\\n key, it is no key\";\n    let _ = ('\"', r#\"so many \"words\"\"#);\n}}\n"
    );
    let texts = texts(&source);
    let found: Vec<(usize, Vec<String>)> = texts.iter().map(|text| (text.line, judge(text))).collect();
    let begins = |word: &str| vec![format!("begins with `{word}`")];
    let contains = |words: &[&str]| words.iter().map(|word| format!("contains `{word}`")).collect::<Vec<_>>();
    assert_eq!(found[0], (1, begins("What")));
    assert_eq!(found[1].0, 2);
    assert!(found[1].1.contains(&"begins with `One that`".to_owned()));
    assert_eq!(found[2], (5, contains(&["stands", "nobody"])));
    assert_eq!(found[3], (6, contains(&["is no"])));
    assert_eq!(found[4], (8, contains(&["so many"])));
    assert_eq!(sentences(long).iter().map(|sentence| words(sentence).len()).collect::<Vec<_>>(), [WORDS]);
}

/// Returns a line for each violation in the hand-written files.
fn violations() -> Vec<String> {
    let mut found = Vec::new();
    for (path, source) in FOLDERS.into_iter().flat_map(boundaries::hand_written) {
        let is_message = MESSAGES.iter().any(|folder| path.starts_with(folder))
            && !VENDORS_WORDS.iter().any(|vendors| path.ends_with(vendors));
        for text in texts(&source).iter().filter(|text| text.kind != Kind::Literal || is_message) {
            found.extend(judge(text).into_iter().map(|why| format!("{path}:{}: {why}", text.line)));
        }
    }
    found
}

/// Returns the violations of one text.
fn judge(text: &Text) -> Vec<String> {
    let prose = prose(&text.lines);
    let mut found = Vec::new();
    if text.width > WIDTH {
        found.push(format!("has {} columns, more than {WIDTH}", text.width));
    }
    if matches!(text.kind, Kind::Doc | Kind::ModuleDoc) {
        found.extend(beginning(&prose));
        let first = sentences(&prose).into_iter().next().unwrap_or_default();
        let count = words(&first).len();
        found.extend((count > WORDS).then(|| format!("first sentence has {count} words, more than {WORDS}")));
    }
    // A literal of one word is a value of a key, such as `data: beside`.
    if prose.trim() != "beside" {
        found.extend(avoided(&prose));
    }
    found
}

/// Joins the lines outside of fenced code; a blank line stays a line of its own.
fn prose(lines: &[String]) -> String {
    let mut is_code = false;
    let mut prose = String::new();
    for line in lines {
        let line = line.trim();
        if line.starts_with("```") {
            is_code = !is_code;
        } else if line.is_empty() {
            prose.push_str("\n\n");
        } else if !is_code && !line.starts_with('|') {
            prose.extend([line, " "]);
        }
    }
    prose
}

fn beginning(text: &str) -> Option<String> {
    let mut words = text.split_whitespace();
    let (first, second) = (words.next()?, words.next().unwrap_or_default());
    let plain = |word: &str| word.trim_end_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    if plain(first) == "one" && plain(second) == "that" {
        return Some(format!("begins with `{first} {second}`"));
    }
    BEGINNINGS.contains(&plain(first).as_str()).then(|| format!("begins with `{first}`"))
}

fn avoided(text: &str) -> Vec<String> {
    let words = words(text);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let found = AVOIDED.iter().filter(|phrase| {
        let wanted: Vec<&str> = phrase.words.split(' ').collect();
        words.windows(wanted.len()).enumerate().any(|(at, window)| {
            let before = at.checked_sub(1).map_or("", |at| words[at]);
            let after = words.get(at + wanted.len()).copied().unwrap_or_default();
            window == wanted && !phrase.before.contains(&before) && !phrase.after.contains(&after)
        })
    });
    found.map(|phrase| format!("contains `{}`", phrase.words)).collect()
}

/// Splits a text into sentences; an inline code is a part of its sentence.
fn sentences(text: &str) -> Vec<String> {
    let mut sentences = Vec::new();
    for paragraph in text.split("\n\n") {
        let (mut sentence, mut is_code) = (String::new(), false);
        for word in paragraph.split_whitespace() {
            sentence.extend([word, " "]);
            is_code ^= !word.matches('`').count().is_multiple_of(2);
            if !is_code && word.ends_with(['.', '?']) {
                sentences.push(std::mem::take(&mut sentence));
            }
        }
        sentences.extend((!sentence.is_empty()).then_some(sentence));
    }
    sentences
}

/// Splits a text into words in lower case; an inline code is one word.
fn words(text: &str) -> Vec<String> {
    let plain: String =
        text.split('`').enumerate().map(|(number, part)| if number % 2 == 0 { part } else { "code" }).collect();
    let words = plain.split(|c: char| c.is_whitespace() || matches!(c, '—' | '/' | '(' | ')' | '"'));
    let words = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    words.filter(|word| !word.is_empty()).collect()
}

/// Reads the comments and string literals of a Rust file.
fn texts(source: &str) -> Vec<Text> {
    let mut texts: Vec<Text> = Vec::new();
    let (mut rest, mut line) = (source, 1);
    while let Some(first) = rest.chars().next() {
        let before = line;
        let length = if rest.starts_with("//") {
            let comment = rest.lines().next().unwrap_or_default();
            let code = source[..source.len() - rest.len()].lines().last().unwrap_or_default();
            let is_trailing = !source[..source.len() - rest.len()].ends_with('\n') && !code.trim().is_empty();
            note_comment(comment, line, if is_trailing { None } else { Some(column(source, rest)) }, &mut texts);
            comment.len()
        } else if let Some(length) = raw_string(rest, &source[..source.len() - rest.len()]) {
            texts.push(literal(&rest[..length], line));
            length
        } else if first == '"' {
            let length = string(rest);
            texts.push(literal(&rest[1..length - 1], line));
            length
        } else {
            character(rest).unwrap_or(first.len_utf8())
        };
        line = before + rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    texts
}

/// Adds a comment, or joins it to the comment of the line above.
///
/// A comment behind code has no column: rustfmt decides the width of its line.
fn note_comment(comment: &str, line: usize, column: Option<usize>, texts: &mut Vec<Text>) {
    let (kind, inner) = match (comment.strip_prefix("///"), comment.strip_prefix("//!")) {
        (Some(inner), _) => (Kind::Doc, inner),
        (_, Some(inner)) => (Kind::ModuleDoc, inner),
        _ => (Kind::Comment, &comment[2..]),
    };
    let column = column.filter(|_| !inner.contains("://"));
    let width = column.map_or(0, |column| column + comment.chars().count());
    match texts.last_mut() {
        Some(last) if last.kind == kind && last.line + last.lines.len() == line => {
            last.lines.push(inner.to_owned());
            last.width = last.width.max(width);
        }
        _ => texts.push(Text { kind, line, lines: vec![inner.to_owned()], width }),
    }
}

fn column(source: &str, rest: &str) -> usize {
    let before = &source[..source.len() - rest.len()];
    before.rsplit('\n').next().unwrap_or_default().chars().count()
}

fn literal(text: &str, line: usize) -> Text {
    let text = text.replace("\\\n", " ").replace("\\n", "\n").replace("\\\"", "\"");
    Text { kind: Kind::Literal, line, lines: text.lines().map(ToOwned::to_owned).collect(), width: 0 }
}

/// The length of a string literal with its quotes.
fn string(rest: &str) -> usize {
    let mut is_escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            '"' if !is_escaped => return at + 1,
            _ => is_escaped = c == '\\' && !is_escaped,
        }
    }
    rest.len()
}

/// The length of a raw string literal, if one begins here.
fn raw_string(rest: &str, before: &str) -> Option<usize> {
    let inner = rest.strip_prefix('r')?;
    let hashes = inner.len() - inner.trim_start_matches('#').len();
    let is_name = before.ends_with(|c: char| c.is_alphanumeric() && c != 'b' || c == '_');
    let body = inner[hashes..].strip_prefix('"').filter(|_| !is_name)?;
    let end = format!("\"{}", "#".repeat(hashes));
    Some(2 + hashes + body.find(&end)? + end.len())
}

/// The length of a character literal, if one begins here; a lifetime is none.
fn character(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('\'')?;
    if let Some(escaped) = inner.strip_prefix('\\') {
        return Some(2 + escaped.char_indices().nth(1)?.0 + escaped[1..].find('\'')? + 1);
    }
    let first = inner.chars().next()?;
    inner[first.len_utf8()..].starts_with('\'').then_some(2 + first.len_utf8())
}
