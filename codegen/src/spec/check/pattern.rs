//! Checks of a page's regular expressions, and of examples against them.

use regex::Regex;
use regex_syntax::ast::ErrorKind;

use crate::diagnostics::{At, Report, codes};
use crate::spec::model::{Field, Ty};
use crate::yaml::Value;

/// The reason why a pattern cannot be applied.
enum UnusablePattern {
    /// Look-around or a back-reference, which the engine does not support.
    Unsupported(String),
    /// A syntax error, or another error of the engine.
    Invalid(String),
}

/// Compiles a pattern.
fn read(pattern: &str) -> Result<Regex, UnusablePattern> {
    if let Err(regex_syntax::Error::Parse(error)) = regex_syntax::parse(pattern) {
        return Err(match error.kind() {
            kind @ (ErrorKind::UnsupportedLookAround | ErrorKind::UnsupportedBackreference) => {
                UnusablePattern::Unsupported(kind.to_string())
            }
            kind => UnusablePattern::Invalid(kind.to_string()),
        });
    }
    Regex::new(pattern).map_err(|error| UnusablePattern::Invalid(error.to_string()))
}

/// Checks the pattern of a field.
pub(super) fn check_pattern(field: &Field, at: &At<'_>, report: &mut Report) {
    let Some(pattern) = &field.pattern else { return };
    let at = at.key("pattern");
    if field.ty != Ty::String {
        let message = format!("`pattern` cannot bound a value of type `{}`", field.ty);
        let finding = report.add(&codes::BOUNDS_TYPE, &at, message).on_key();
        finding.help("use `pattern` only for strings; describe other rules in `doc`");
        return;
    }
    if let Err(UnusablePattern::Invalid(why)) = read(pattern) {
        report.add(&codes::BAD_PATTERN, &at, format!("invalid regular expression: {why}"));
    }
}

/// Checks an example or default against the pattern.
pub(super) fn check_shown(value: &Value, field: &Field, word: &str, at: &At<'_>, report: &mut Report) {
    let (Some(pattern), Value::Text(text), Ty::String) = (&field.pattern, value, &field.ty) else { return };
    match read(pattern) {
        Ok(pattern) if !pattern.is_match(text) => {
            report.add(&codes::EXAMPLE_BOUNDS, at, format!("the {word} does not match the pattern `{pattern}`"));
        }
        Err(UnusablePattern::Unsupported(why)) => {
            let message = format!("the {word} is not checked against the pattern `{pattern}`: {why}");
            report.add(&codes::UNREAD_PATTERN, at, message);
        }
        _ => {}
    }
}
