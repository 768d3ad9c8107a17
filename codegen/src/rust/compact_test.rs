//! Formatted code, and the same on fewer lines.

use super::compact;

/// Checks the lines that some formatted code becomes.
#[track_caller]
fn check(formatted: &str, compacted: &str) {
    assert_eq!(compact(formatted), compacted);
    assert_eq!(compact(compacted), compacted, "a second time");
}

#[test]
fn short_functions_are_one_line() {
    check("fn id(&self) -> &str {\n    &self.id\n}\n", "fn id(&self) -> &str { &self.id }\n");
    check(
        "impl Same for Room {\n    #[inline]\n    fn same(&self) -> bool {\n        true\n    }\n}\n",
        "impl Same for Room { #[inline] fn same(&self) -> bool { true } }\n",
    );
    check(
        "pub fn with_id(\n    mut self,\n    id: i64,\n) -> Self {\n    self.id = id;\n    self\n}\n",
        "pub fn with_id(mut self, id: i64) -> Self { self.id = id; self }\n",
    );
}

#[test]
fn long_functions_keep_their_lines() {
    let four = "fn four() {\n    one();\n    two();\n    three();\n    four();\n}\n";
    check(four, four);
    let long = format!("fn long() -> String {{\n    \"{}\".to_owned()\n}}\n", "x".repeat(110));
    check(&long, &long);
}

#[test]
fn comments_keep_their_lines() {
    let documented = "pub struct Room {\n    /// Name of the room.\n    pub name: String,\n}\n";
    check(documented, documented);
    let function = "fn id() -> i64 {\n    // Seven is the vendor's default.\n    7\n}\n";
    check(function, function);
}

#[test]
fn short_chains_and_lists_are_one_line() {
    check(
        "static ROW: Row = Row::new(\"1\")\n    .status(400)\n    .remedy(\n        \"Wait.\",\n    );\n",
        "static ROW: Row = Row::new(\"1\").status(400).remedy(\"Wait.\");\n",
    );
    check("static NAMES: &[&str] = &[\n    \"a\",\n    \"b\",\n];\n", "static NAMES: &[&str] = &[\"a\", \"b\"];\n");
}

#[test]
fn arguments_inside_of_a_chain_are_one_line() {
    check(
        "Row::new(\n        \"1\",\n        400,\n    )\n    .remedy(\"Wait.\")\n",
        "Row::new(\"1\", 400).remedy(\"Wait.\")\n",
    );
}

#[test]
fn elements_of_a_long_list_have_lines_of_their_own() {
    let long = format!("static NAMES: &[&str] = &[\n{}];\n", "    \"a name\",\n".repeat(30));
    check(&long, &long);
}

#[test]
fn pairs_of_a_long_list_fill_their_lines() {
    let pair = "(\"a name\", &self.a_name),";
    let four = [pair; 4].join(" ");
    check(
        &format!("Json::members([\n{}])\n", format!("    {pair}\n").repeat(9)),
        &format!("Json::members([\n    {four}\n    {four}\n    {pair}\n])\n"),
    );
}

#[test]
fn a_long_text_is_the_only_argument_on_its_line() {
    let text = "x".repeat(120);
    check(
        &format!("Row::new(\"1\")\n    .remedy(\n        \"{text}\",\n    )\n"),
        &format!("Row::new(\"1\")\n    .remedy(\"{text}\")\n"),
    );
}

#[test]
fn attributes_keep_their_lines() {
    let attributes = "#[derive(Clone)]\n#[must_use]\n#[non_exhaustive]\npub struct Room {}\n";
    check(attributes, attributes);
}

#[test]
fn arms_share_a_line() {
    check(
        "match key {\n    \"a\" => {\n        Some(1)\n    }\n    _ => None,\n}\n",
        "match key { \"a\" => Some(1), _ => None }\n",
    );
}

#[test]
fn code_without_its_end_stays() {
    check("fn open(\n", "fn open(\n");
}
