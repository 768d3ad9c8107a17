//! `words`: sentences of pages without a text, and texts that later imports fill in.

use std::collections::BTreeMap;
use std::fs;

use crate::support::golden;
use crate::support::tree::{Run, Tree};

/// A tree without specs, and the page of a case as `page.txt`.
fn tree(case: &str) -> Tree {
    let tree = Tree::empty();
    tree.write("specs/.keep", "");
    tree.write("generated-client/.keep", "");
    tree.write("page.txt", page(case));
    tree
}

fn page(case: &str) -> String {
    fs::read_to_string(golden::cases("import").join(case).join("page.txt")).expect("a page")
}

/// Runs a command with the page of the tree.
fn with_page(tree: &Tree, arguments: &[&str]) -> Run {
    let page = tree.path("page.txt");
    tree.run(&[arguments, &[page.to_str().expect("a path in UTF-8")]].concat())
}

/// Returns the only spec of an operation.
fn spec(tree: &Tree) -> (String, String) {
    let mut specs = golden::read(&tree.path("specs"));
    specs.retain(|path, _| path.contains("/room_guest/"));
    assert_eq!(specs.len(), 1, "{:?}", specs.keys());
    specs.pop_first().expect("a spec")
}

/// Fills the last column of a list with a text for each row.
fn filled(list: &str) -> String {
    let mut rows = list.lines();
    let head = rows.next().expect("a head").to_owned();
    let rows = rows.enumerate().map(|(number, row)| format!("{row}Own text {number}.\n"));
    format!("{head}\n{}", rows.collect::<String>())
}

/// Saves a text for each sentence of the page.
fn save_all(tree: &Tree) -> usize {
    let list = with_page(tree, &["words"]);
    assert_eq!(list.code, 0, "{list:?}");
    tree.write("list.tsv", filled(&list.out));
    let saved = tree.run(&["words", "--save", tree.path("list.tsv").to_str().expect("UTF-8")]);
    let number = list.out.lines().count() - 1;
    assert_eq!((saved.code, saved.out), (0, format!("saved {number} texts\n")), "{}", saved.err);
    number
}

#[test]
fn saved_texts_fill_every_later_import() {
    let tree = tree("whole");
    assert!(save_all(&tree) > 5);
    assert_eq!(with_page(&tree, &["words"]).out.lines().count(), 1, "only the head is left");
    assert_eq!(with_page(&tree, &["import"]).code, 0);
    let (path, text) = spec(&tree);
    let open: Vec<&str> = text.lines().filter(|line| line.contains("\"?\"") && !line.contains("example")).collect();
    assert_eq!(open, [""; 0], "{path}:\n{text}");
    assert!(text.contains("Own text 0."), "{text}");
}

#[test]
fn files_of_texts_contain_no_sentence_of_a_page() {
    let tree = tree("whole");
    save_all(&tree);
    let files = golden::read(&tree.path("specs"));
    let texts: Vec<_> = files.iter().filter(|(path, _)| path.ends_with("words.tsv")).collect();
    assert_eq!(texts.len(), 1, "{:?}", files.keys());
    assert!(texts[0].1.is_ascii(), "{}", texts[0].1);
    let lines: Vec<&str> = texts[0].1.lines().skip(1).collect();
    assert!(lines.is_sorted(), "{lines:?}");
}

#[test]
fn an_update_fills_placeholders_and_keeps_texts_of_a_person() {
    let tree = tree("whole");
    assert_eq!(with_page(&tree, &["import"]).code, 0);
    let (path, text) = spec(&tree);
    let own = text.replacen("summary: \"?\"", "summary: Written by hand.", 1);
    tree.write(&format!("specs/{path}"), &own);
    save_all(&tree);
    let run = with_page(&tree, &["import", "--update"]);
    assert!(run.code == 0 && run.out.contains("known texts filled in"), "{run:?}");
    let (_, text) = spec(&tree);
    assert!(text.contains("summary: Written by hand.") && text.contains("Own text"), "{text}");
    assert!(!text.contains("doc: \"?\""), "{text}");
}

#[test]
fn a_changed_sentence_makes_its_text_stale() {
    let tree = tree("whole");
    save_all(&tree);
    assert_eq!(with_page(&tree, &["import"]).code, 0);
    let (_, text) = spec(&tree);
    let changed = page("whole").replace("\t数\n", "\t最大的数量，由管理员决定\n");
    assert_ne!(changed, page("whole"), "the page has the word");
    tree.write("page.txt", changed);
    let run = with_page(&tree, &["import", "--update"]);
    assert!(run.out.contains("  stale ") && run.out.contains("written for another sentence"), "{run:?}");
    assert_eq!(spec(&tree).1.matches("Own text").count(), text.matches("Own text").count(), "texts stay");
}

/// Digests of another form would match nothing, without a word about the reason.
#[test]
fn texts_of_another_form_are_refused() {
    let tree = tree("whole");
    save_all(&tree);
    let files = golden::read(&tree.path("specs"));
    let (path, text) = files.iter().find(|(path, _)| path.ends_with("words.tsv")).expect("a file of texts");
    tree.write(&format!("specs/{path}"), text.replacen(" Form 2.", " Form 1.", 1));
    let run = with_page(&tree, &["import"]);
    assert!(run.code == 1 && run.err.contains("the digests have the form 1"), "{run:?}");
}

#[test]
fn texts_can_be_learned_from_specs_and_pages() {
    let tree = tree("whole");
    save_all(&tree);
    assert_eq!(with_page(&tree, &["import"]).code, 0);
    let file = |tree: &Tree| {
        let mut files = golden::read(&tree.path("specs"));
        files.retain(|path, _| path.ends_with("words.tsv"));
        files.pop_first().expect("a file of texts")
    };
    let (path, saved) = file(&tree);
    tree.remove(&format!("specs/{path}"));
    let run = with_page(&tree, &["words", "--learn"]);
    assert!(run.code == 0 && run.out.starts_with("saved "), "{run:?}");
    assert_eq!(file(&tree), (path, saved));
}

#[test]
fn private_specs_have_the_words_of_the_page_or_none() {
    for (source, has_words) in [("page", true), ("none", false)] {
        let tree = tree("whole");
        assert_eq!(with_page(&tree, &["import", "--text", source]).code, 0);
        let (path, text) = spec(&tree);
        let facts: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        let docs = facts.iter().any(|line| line.contains("doc: "));
        assert_eq!(docs, has_words, "{source}: {path}\n{text}");
        let open: Vec<&&str> = facts.iter().filter(|line| line.contains("\"?\"")).collect();
        assert!(open.is_empty(), "{source}: {open:?}");
    }
}

#[test]
fn a_bad_list_saves_nothing() {
    let tree = tree("whole");
    let list = with_page(&tree, &["words"]).out;
    let digest = rows(&list)[0]["digest"];
    let cases = [
        (list.replacen("digest\t", "sum\t", 1), "line 1: the column `digest` is missing"),
        (filled(&list).replacen(digest, "x", 1), "`x` is not a digest"),
        (filled(&list).replacen("Own text 0.", "?", 1), "`?` is not a text"),
    ];
    for (bad, message) in cases {
        tree.write("list.tsv", bad);
        let run = tree.run(&["words", "--save", tree.path("list.tsv").to_str().expect("UTF-8")]);
        assert!(run.code == 1 && run.err.contains(message) && run.err.contains("nothing was saved"), "{run:?}");
    }
    let saved = golden::read(&tree.path("specs"));
    assert!(saved.keys().all(|path| !path.ends_with("words.tsv")), "{:?}", saved.keys());
}

#[test]
fn batches_belong_to_one_service() {
    let tree = tree("whole");
    let all = with_page(&tree, &["words"]);
    let service = all.out.lines().nth(1).and_then(|row| row.split('\t').nth(1)).expect("a service").to_owned();
    let one = with_page(&tree, &["words", "--service", &service, "--batch", "1"]);
    assert_eq!((one.code, &one.out), (0, &all.out));
    let other = with_page(&tree, &["words", "--service", "acme/none"]);
    assert_eq!((other.code, other.out.lines().count()), (0, 1), "only the head");
    let none = with_page(&tree, &["words", "--service", &service, "--batch", "9"]);
    assert!(none.code == 2 && none.err.contains("there is no batch 9"), "{none:?}");
}

/// Returns the rows of a list, each with its cells by the names of their columns.
fn rows(list: &str) -> Vec<BTreeMap<&str, &str>> {
    let mut lines = list.lines().map(|line| line.split('\t'));
    let head: Vec<&str> = lines.next().expect("a head").collect();
    lines.map(|cells| head.iter().copied().zip(cells).collect()).collect()
}

#[test]
fn a_row_shows_what_a_writer_needs() {
    let tree = tree("values");
    tree.write("specs/feishu/glossary.tsv", "# term, word\n开\topen\t12\n级\tlevel\n关\tshut\n类\tkind\n");
    let list = with_page(&tree, &["words"]).out;
    let rows = rows(&list);
    let row = |kind: &str, place: &str| {
        let mut found = rows.iter().filter(|row| row["kind"] == kind && row["place"] == place);
        found.next().unwrap_or_else(|| panic!("a {kind} at {place}:\n{list}"))
    };
    let kind = row("field", "body.kind");
    assert_eq!((kind["type"], kind["values"], kind["example"]), ("string", "open=开, shut=关", "\"\"\"open\"\"\""));
    assert_eq!(kind["terms"], "类=kind, 开=open, 关=shut");
    assert_eq!((kind["call"], kind["service"], kind["batch"]), ("room.v1.room_guest.value", "feishu/room", "1"));
    let open = row("value", "body.kind.open");
    assert_eq!((open["name"], open["page"], open["above"]), ("kind=open", "开", "kind: 类"));
    assert_ne!(open["digest"], row("value", "body.kind.shut")["digest"]);
    assert_eq!(row("value", "body.level.1")["page"], "一");
}

/// Meanings are texts like all others: they are kept, filled in, and filled into existing specs.
#[test]
fn meanings_of_values_are_kept() {
    let tree = tree("values");
    assert_eq!(with_page(&tree, &["import"]).code, 0);
    save_all(&tree);
    let run = with_page(&tree, &["import", "--update"]);
    assert!(run.code == 0 && run.out.contains("known texts filled in"), "{run:?}");
    let updated = golden::read(&tree.path("specs"));
    let (path, text) = updated.iter().find(|(path, _)| path.ends_with("/value.yaml")).expect("a spec");
    // A merged text has the quotes of the placeholder.
    assert!(text.contains("open: \"Own text") && !text.contains("\"?\""), "{text}");
    tree.remove(&format!("specs/{path}"));
    assert_eq!(with_page(&tree, &["import"]).code, 0);
    let fresh = fs::read_to_string(tree.path(&format!("specs/{path}"))).expect("a spec");
    let plain = |text: &str| text.replace("\"Own", "Own").replace(".\"", ".");
    assert_eq!(plain(&fresh), plain(text), "a new draft has the same texts as an updated one");
}

/// The tips of a page become notes, and are sentences like all others.
#[test]
fn notes_are_kept() {
    let tree = tree("json_reply");
    let list = with_page(&tree, &["words"]).out;
    assert_eq!(rows(&list).iter().filter(|row| row["kind"] == "note").count(), 1, "{list}");
    save_all(&tree);
    assert_eq!(with_page(&tree, &["import"]).code, 0);
    let specs = golden::read(&tree.path("specs"));
    let text = specs.values().find(|text| text.contains("notes:")).expect("a spec with notes");
    assert!(text.contains("notes: [Own text"), "{text}");
    for source in ["none", "page"] {
        let tree = self::tree("json_reply");
        assert_eq!(with_page(&tree, &["import", "--text", source]).code, 0);
        let specs = golden::read(&tree.path("specs"));
        let notes = specs.values().filter(|text| text.contains("\nnotes:")).count();
        assert_eq!(notes, usize::from(source == "page"), "{specs:?}");
        assert!(!specs.values().any(|text| text.contains("notes: [\"?\"")), "{specs:?}");
    }
}

#[test]
fn the_size_of_batches_can_be_set() {
    let tree = tree("whole");
    fs::copy(golden::cases("import/values/page.txt"), tree.path("values.txt")).expect("a copy");
    let values = tree.path("values.txt").display().to_string();
    let batches = |size: &str| {
        let run = with_page(&tree, &["words", "--size", size, &values]);
        assert_eq!(run.code, 0, "{run:?}");
        let mut pages: Vec<(String, String)> =
            rows(&run.out).iter().map(|row| (row["batch"].to_owned(), row["call"].to_owned())).collect();
        pages.dedup();
        pages.len()
    };
    let one = with_page(&tree, &["words", &values]);
    assert!(one.err.ends_with(" in 1 batch\n"), "{}", one.err);
    let two = with_page(&tree, &["words", "--size", "1", &values]);
    assert!(two.err.ends_with(" in 2 batches\n"), "{}", two.err);
    assert_eq!((batches("150"), batches("1")), (2, 2), "a page is never split");
}

#[test]
fn a_bad_glossary_is_named() {
    let tree = tree("values");
    tree.write("specs/feishu/glossary.tsv", "开\n");
    let run = with_page(&tree, &["words"]);
    let why = "error: ROOT/specs/feishu/glossary.tsv:1: `开` is not a term and our word with a tab between them\n";
    assert_eq!((run.code, run.err.as_str()), (1, why));
}
