//! The type of a field without inner rows, from the type that the page states.

use super::context::{Cx, FieldSection};
use super::stated_type::{BaseType, StatedType, misspelled, parse_type};
use crate::diagnostics::codes::kinds;
use crate::import::choices::Choice;
use crate::import::draft::STEP;

/// Returns the type of a field in the spelling of specs.
///
/// `values` are the allowed values of the field.
pub(super) fn resolve(text: &str, values: &[Choice], at: &str, cx: &mut Cx<'_>) -> String {
    let stated = parse_type(text);
    // Only a part at the top level of the body can be a file.
    let may_be_file = cx.section == FieldSection::Body && stated.lists == 0 && at.matches(STEP).count() == 1;
    let brackets = stated.brackets();
    if stated.base == BaseType::Bytes {
        let why = format!("The page calls the type `{}`; JSON has no bytes.", text.trim());
        cx.facts.doubt(&kinds::ASSUMED_TYPE, at, "A number for each byte.", why);
    }
    if let Some(known) = known_type(stated.base, are_integers(values), may_be_file) {
        return format!("{known}{brackets}");
    }
    let known = cx.type_above(stated.vendor_name(), &[]);
    let known = known.or_else(|| Some(cx.types.find(stated.name).filter(|_| !stated.name.is_empty())?.to_owned()));
    if let Some(name) = known {
        return format!("{name}{brackets}");
    }
    let ty = format!("{}{brackets}", assumed_type(stated.name, cx.section));
    cx.facts.doubt(&kinds::ASSUMED_TYPE, at, ty.as_str(), reason(&stated));
    ty
}

fn are_integers(values: &[Choice]) -> bool {
    !values.is_empty() && values.iter().all(|choice| choice.value.parse::<i64>().is_ok())
}

/// Returns the spelling of a type that needs no fields.
fn known_type(base: BaseType<'_>, has_integers: bool, may_be_file: bool) -> Option<String> {
    let known = match base {
        BaseType::Integer | BaseType::Bytes => "integer",
        BaseType::Enumeration if has_integers => "integer",
        BaseType::Number => "number",
        BaseType::Boolean => "boolean",
        BaseType::String | BaseType::Enumeration => "string",
        BaseType::Any => "any",
        BaseType::File if may_be_file => "file",
        BaseType::Map(value) => {
            let value = parse_type(value);
            let known = known_type(value.base, false, false).unwrap_or_else(|| "any".to_owned());
            return Some(format!("map<{known}{}>", value.brackets()));
        }
        BaseType::File | BaseType::Unknown => return None,
    };
    Some(known.to_owned())
}

/// Returns the assumed type of a value with an unknown one.
///
/// Path, query and headers contain only scalars. A type with the vendor's own name is an object.
fn assumed_type(name: &str, section: FieldSection) -> &'static str {
    match section {
        FieldSection::Path | FieldSection::Query => "string",
        FieldSection::Body | FieldSection::Response | FieldSection::Event
            if ["", "-", "file"].contains(&name) || misspelled(name).is_some() =>
        {
            "any"
        }
        FieldSection::Body | FieldSection::Response | FieldSection::Event => "map<any>",
    }
}

fn reason(stated: &StatedType<'_>) -> String {
    match stated.name {
        "" if stated.lists > 0 => "No type of the list's items was found.".to_owned(),
        "" | "-" => "No type was found.".to_owned(),
        "file" => "The page has a file here, but only a multipart body can contain files.".to_owned(),
        other => match misspelled(other) {
            Some(meant) => format!("The page calls the type `{other}` and may mean `{meant}`."),
            None => format!("The page calls the type `{other}`, but no list of its fields was found."),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{BaseType, FieldSection, assumed_type, known_type};

    #[test]
    fn enumerations_and_files_depend_on_the_field() {
        let known = |base: BaseType<'_>, has_integers, may_be_file| known_type(base, has_integers, may_be_file);
        assert_eq!(known(BaseType::Enumeration, true, false).as_deref(), Some("integer"));
        assert_eq!(known(BaseType::Enumeration, false, false).as_deref(), Some("string"));
        assert_eq!(known(BaseType::File, false, true).as_deref(), Some("file"));
        assert_eq!(known(BaseType::File, false, false), None);
        assert_eq!(known(BaseType::Map("int"), false, false).as_deref(), Some("map<integer>"));
        assert_eq!(known(BaseType::Map("string[]"), false, false).as_deref(), Some("map<string[]>"));
        assert_eq!(known(BaseType::Map("map<string, Room>"), false, false).as_deref(), Some("map<map<any>>"));
    }

    #[test]
    fn unknown_types_depend_on_the_section() {
        assert_eq!(assumed_type("UserInfo", FieldSection::Query), "string");
        assert_eq!(assumed_type("UserInfo", FieldSection::Body), "map<any>");
        assert_eq!(assumed_type("-", FieldSection::Response), "any");
        assert_eq!(assumed_type("stirng", FieldSection::Body), "any");
    }
}
