//! Regular expressions of pages. They are documented and exported; here they are held against the page's examples.

use regex::Regex;
use regex_syntax::ast::ErrorKind;

use crate::diagnostics::{At, Report, codes};
use crate::spec::model::{Field, Ty};
use crate::yaml::Value;

/// Why a pattern cannot be held against anything.
enum Unread {
    /// It looks around or back, which takes another kind of engine.
    Unsupported(String),
    /// It is no regular expression.
    Wrong(String),
}

fn read(pattern: &str) -> Result<Regex, Unread> {
    if let Err(regex_syntax::Error::Parse(error)) = regex_syntax::parse(pattern) {
        return Err(match error.kind() {
            kind @ (ErrorKind::UnsupportedLookAround | ErrorKind::UnsupportedBackreference) => {
                Unread::Unsupported(kind.to_string())
            }
            kind => Unread::Wrong(kind.to_string()),
        });
    }
    Regex::new(pattern).map_err(|error| Unread::Wrong(error.to_string()))
}

/// The pattern itself.
pub(super) fn check_pattern(field: &Field, at: &At<'_>, report: &mut Report) {
    let Some(pattern) = &field.pattern else { return };
    let at = at.key("pattern");
    if field.ty != Ty::String {
        let message = format!("`pattern` cannot bound a value of type `{}`", field.ty);
        let finding = report.add(&codes::BOUNDS_TYPE, &at, message).on_key();
        finding.help("use `pattern` only for strings; describe other rules in `doc`");
        return;
    }
    match read(pattern) {
        Ok(_) => {}
        Err(Unread::Unsupported(why)) => {
            report.add(&codes::UNREAD_PATTERN, &at, format!("the example is not checked against this pattern: {why}"));
        }
        Err(Unread::Wrong(why)) => {
            report.add(&codes::BAD_PATTERN, &at, format!("invalid regular expression: {why}"));
        }
    }
}

/// An example or default.
pub(super) fn check_shown(value: &Value, field: &Field, word: &str, at: &At<'_>, report: &mut Report) {
    let (Some(pattern), Value::Text(text), Ty::String) = (&field.pattern, value, &field.ty) else { return };
    if read(pattern).is_ok_and(|pattern| !pattern.is_match(text)) {
        report.add(&codes::EXAMPLE_BOUNDS, at, format!("the {word} does not match the pattern `{pattern}`"));
    }
}
