//! `cargo clientloom rules` and `cargo clientloom explain`: the rules and findings, explained.

use std::io;

use super::exit::{SUCCESS, WRONG_USAGE};
use super::streams::Streams;
use crate::change::diff::{AUDIENCES, Bump, Rule, rule, show};
use crate::diagnostics::codes::{self, Code, Severity};
use crate::diagnostics::nearest;

/// Prints all rules for changes, with their verdicts.
pub(super) fn list(streams: &mut Streams<'_>) -> io::Result<u8> {
    let width = rule::ALL.iter().map(|rule| rule.name.len()).max().unwrap_or_default();
    let mut line = |name: &str, cells: [&str; 4]| {
        let cells = cells.map(|cell| format!("{cell:<8}")).concat();
        writeln!(streams.out, "{}", format!("{name:<width$}  {cells}").trim_end())
    };
    line("rule", AUDIENCES)?;
    for rule in rule::ALL {
        line(rule.name, rule.verdicts.map(rule::Verdict::word))?;
    }
    Ok(SUCCESS)
}

/// Prints the rule or finding of this name.
pub(super) fn explain(name: &str, streams: &mut Streams<'_>) -> io::Result<u8> {
    if let Some(rule) = rule::ALL.iter().find(|rule| rule.name == name) {
        write!(streams.out, "{}", of_rule(rule))?;
        return Ok(SUCCESS);
    }
    if let Some(code) = codes::all().find(|code| code.name == name) {
        write!(streams.out, "{}", of_code(code))?;
        return Ok(SUCCESS);
    }
    let names = rule::ALL.iter().map(|rule| rule.name).chain(codes::all().map(|code| code.name));
    let guess = nearest(name, names).map(|known| format!("; did you mean `{known}`?")).unwrap_or_default();
    writeln!(streams.err, "error: there is no rule and no finding `{name}`{guess}")?;
    Ok(WRONG_USAGE)
}

fn of_rule(rule: &Rule) -> String {
    let due = match Bump::from(rule.worst()) {
        Bump::None => "no new version is due".to_owned(),
        bump => format!("a {bump} version is due"),
    };
    let verdicts = AUDIENCES.iter().zip(rule.verdicts);
    let verdicts: Vec<String> =
        verdicts.map(|(audience, verdict)| format!("  {audience:<8}{}", verdict.word())).collect();
    let verdicts = verdicts.join("\n");
    let remedy = show::remedy(rule).map(|remedy| format!("\n\nWhat to do: {remedy}")).unwrap_or_default();
    format!(
        "{}: a change of specs; {due}\n\n{}\n\n{verdicts}{remedy}\n\nExample: {}\n",
        rule.name, rule.doc, rule.example
    )
}

fn of_code(code: &Code) -> String {
    let kind = match code.level() {
        Some(Severity::Error) => "an error in a spec; clientloom writes nothing until it is corrected",
        Some(Severity::Warning) => "a warning about a spec",
        None => "a note about a spec, which is off until codegen.toml gives it a severity",
    };
    let Code { name, help, example, .. } = code;
    format!("{name}: {kind}\n\nExample: {example}\n\nWhat to do, unless the finding itself says more: {help}\n")
}
