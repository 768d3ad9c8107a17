//! The type that a page states, in the spellings of the layouts.

/// A type as a page states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct StatedType<'a> {
    /// The words for the type without its lists. They are empty if the page states none.
    pub(super) name: &'a str,
    /// The type that these words mean.
    pub(super) base: BaseType,
    /// The number of lists around the type.
    pub(super) lists: usize,
}

/// A type without lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BaseType {
    Integer,
    Number,
    Boolean,
    String,
    /// Any JSON value.
    Any,
    /// A string, or an integer if the allowed values are numbers.
    Enumeration,
    File,
    /// A map with values of the type.
    Map(&'static str),
    /// A type that only the vendor knows, or none.
    Unknown,
}

/// Words that do not name a type of the vendor.
const GENERAL: [&str; 9] = ["", "-", "object", "map", "any", "string", "int", "list", "array"];

/// Parses the text of a type.
///
/// `array<string>`, `string[]` and `list` have one list each; the last one has no name.
pub(super) fn parse_type(text: &str) -> StatedType<'_> {
    let mut name = text.trim();
    let mut lists = 0;
    while let Some(item) = name.strip_suffix("[]") {
        name = item.trim();
        lists += 1;
    }
    if is_list(name) {
        name = "";
        lists += 1;
    }
    while let Some(item) = item_type(name) {
        name = item;
        lists += 1;
    }
    StatedType { name, base: base_type(name), lists }
}

impl StatedType<'_> {
    /// Returns the brackets of the lists.
    pub(super) fn brackets(&self) -> String {
        "[]".repeat(self.lists)
    }

    /// Whether the words state a map with the type of its values. The word alone is an object.
    pub(super) fn is_map(&self) -> bool {
        self.name.to_lowercase().starts_with("map<")
    }

    /// Returns the vendor's name of the type, or an empty text if the words are general ones.
    pub(super) fn vendor_name(&self) -> &str {
        let small = self.name.to_lowercase();
        if GENERAL.contains(&small.as_str()) || small.starts_with("map<") { "" } else { self.name }
    }
}

fn base_type(name: &str) -> BaseType {
    match name.to_lowercase().as_str() {
        "int" | "integer" | "int32" | "int64" | "long" => BaseType::Integer,
        "number" | "float" | "double" | "number(float)" | "number(double)" => BaseType::Number,
        "bool" | "boolean" => BaseType::Boolean,
        "string" | "text" => BaseType::String,
        "object" | "map" => BaseType::Map("any"),
        "any" => BaseType::Any,
        "file" => BaseType::File,
        "enum" => BaseType::Enumeration,
        map if map.starts_with("map<") && map.contains(',') => BaseType::Map(map_value(map)),
        _ => BaseType::Unknown,
    }
}

/// Returns the type of the values of `map<string,int>`.
fn map_value(map: &str) -> &'static str {
    match map.trim_end_matches('>').rsplit(',').next().unwrap_or_default().trim() {
        "string" => "string",
        "int" | "integer" => "integer",
        "boolean" | "bool" => "boolean",
        _ => "any",
    }
}

/// Returns `string` for `array<string>`.
fn item_type(name: &str) -> Option<&str> {
    let (list, item) = name.strip_suffix('>')?.split_once('<')?;
    is_list(list).then_some(item.trim())
}

fn is_list(name: &str) -> bool {
    name.eq_ignore_ascii_case("array") || name.eq_ignore_ascii_case("list")
}

#[cfg(test)]
mod tests {
    use super::{BaseType, StatedType, parse_type};

    /// Spellings with their types and the number of lists around them.
    const SPELLINGS: [(&str, BaseType, usize); 40] = [
        ("int", BaseType::Integer, 0),
        ("Integer", BaseType::Integer, 0),
        ("int32", BaseType::Integer, 0),
        ("int64", BaseType::Integer, 0),
        ("Long", BaseType::Integer, 0),
        ("number", BaseType::Number, 0),
        ("float", BaseType::Number, 0),
        ("Double", BaseType::Number, 0),
        ("number(float)", BaseType::Number, 0),
        ("number(double)", BaseType::Number, 0),
        ("bool", BaseType::Boolean, 0),
        ("Boolean", BaseType::Boolean, 0),
        ("string", BaseType::String, 0),
        (" String ", BaseType::String, 0),
        ("text", BaseType::String, 0),
        ("any", BaseType::Any, 0),
        ("enum", BaseType::Enumeration, 0),
        ("file", BaseType::File, 0),
        ("object", BaseType::Map("any"), 0),
        ("map", BaseType::Map("any"), 0),
        ("map<string,string>", BaseType::Map("string"), 0),
        ("Map<String, Int>", BaseType::Map("integer"), 0),
        ("map<string, bool>", BaseType::Map("boolean"), 0),
        ("map<string, ANY>", BaseType::Map("any"), 0),
        ("map<string>", BaseType::Unknown, 0),
        ("", BaseType::Unknown, 0),
        ("-", BaseType::Unknown, 0),
        ("UserInfo", BaseType::Unknown, 0),
        ("array", BaseType::Unknown, 1),
        ("List", BaseType::Unknown, 1),
        ("array[]", BaseType::Unknown, 2),
        ("string[]", BaseType::String, 1),
        ("string[][]", BaseType::String, 2),
        ("int []", BaseType::Integer, 1),
        ("array<string>", BaseType::String, 1),
        ("List<Integer>", BaseType::Integer, 1),
        ("list<map<string,string>>", BaseType::Map("string"), 1),
        ("array<array<number>>", BaseType::Number, 2),
        ("array<bool>[]", BaseType::Boolean, 2),
        ("UserInfo[]", BaseType::Unknown, 1),
    ];

    #[test]
    fn each_spelling_has_its_type() {
        for (text, base, lists) in SPELLINGS {
            let StatedType { base: found, lists: depth, .. } = parse_type(text);
            assert_eq!((found, depth), (base, lists), "`{text}`");
        }
    }

    #[test]
    fn only_the_vendors_words_are_names() {
        let rows = [
            ("UserInfo[]", "UserInfo"),
            ("array<user_info>", "user_info"),
            ("integer", "integer"),
            ("object[]", ""),
            ("Object", ""),
            ("map<string,UserInfo>", ""),
            ("array", ""),
            ("-", ""),
        ];
        for (text, name) in rows {
            assert_eq!(parse_type(text).vendor_name(), name, "`{text}`");
        }
    }

    #[test]
    fn lists_become_brackets() {
        assert_eq!(parse_type("array<string>[]").brackets(), "[][]");
        assert_eq!(parse_type("string").brackets(), "");
    }
}
