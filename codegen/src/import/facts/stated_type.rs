//! The type that a page states, in the spellings of the layouts.

/// A type as a page states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct StatedType<'a> {
    /// The words for the type without its lists. They are empty if the page states none.
    pub(super) name: &'a str,
    /// The type that these words mean.
    pub(super) base: BaseType<'a>,
    /// The number of lists around the type.
    pub(super) lists: usize,
}

/// A type without lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BaseType<'a> {
    Integer,
    Number,
    Boolean,
    String,
    /// Any JSON value.
    Any,
    /// A string, or an integer if the allowed values are numbers.
    Enumeration,
    File,
    /// Bytes, which JSON has as numbers.
    Bytes,
    /// A map with values of the type that these words state.
    Map(&'a str),
    /// A type that only the vendor knows, or none.
    Unknown,
}

/// Words that do not name a type of the vendor.
const GENERAL: [&str; 15] = [
    "",
    "-",
    "object",
    "map",
    "any",
    "string",
    "int",
    "integer",
    "bool",
    "boolean",
    "float",
    "number",
    "list",
    "array",
    "interface",
];

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
    // Some layouts take the words between the brackets of `array<room>` for a tag.
    let is_cut = name.ends_with('>') && !name.contains('<');
    if is_list(name) || (is_cut && is_list(name.trim_end_matches('>'))) {
        name = "";
        lists += 1;
    }
    while let Some(item) = item_type(name) {
        name = item;
        lists += 1;
    }
    StatedType { name, base: base_type(name), lists }
}

impl<'a> StatedType<'a> {
    /// Returns the brackets of the lists.
    pub(super) fn brackets(&self) -> String {
        "[]".repeat(self.lists)
    }

    /// Whether the words state a map with the type of its values. The word alone is an object.
    pub(super) fn is_map(&self) -> bool {
        self.name.to_lowercase().starts_with("map<")
    }

    /// Returns the vendor's name of the type, or an empty text if the words are general ones.
    pub(super) fn vendor_name(&self) -> &'a str {
        if let Some(value) = map_value(self.name) {
            return parse_type(value).vendor_name();
        }
        let small = self.name.to_lowercase();
        if GENERAL.contains(&small.as_str()) || small.starts_with("map<") { "" } else { self.name }
    }

    /// Returns the type around the values of a map or the items of a list, with `name` inside.
    pub(super) fn around(&self, name: &str) -> String {
        let brackets = self.brackets();
        match map_value(self.name) {
            Some(value) => format!("map<{}>{brackets}", parse_type(value).around(name)),
            None if self.is_map() => format!("map<{name}>{brackets}"),
            None => format!("{name}{brackets}"),
        }
    }
}

/// The words of types that are general.
const KNOWN: [&str; 14] = [
    "int", "integer", "int32", "int64", "long", "number", "float", "double", "bool", "boolean", "string", "text",
    "object", "file",
];

/// Returns the word for a general type that a misspelled word is meant to be.
pub(super) fn misspelled(name: &str) -> Option<&'static str> {
    let small = name.to_lowercase();
    let mut letters: Vec<char> = small.chars().collect();
    letters.sort_unstable();
    let is_meant = |known: &&str| {
        let mut known: Vec<char> = known.chars().collect();
        known.sort_unstable();
        known == letters && letters.len() > 3
    };
    KNOWN.into_iter().find(is_meant)
}

fn base_type(name: &str) -> BaseType<'_> {
    match name.to_lowercase().as_str() {
        "int" | "integer" | "int32" | "int64" | "long" => BaseType::Integer,
        "number" | "float" | "double" | "number(float)" | "number(double)" => BaseType::Number,
        "bool" | "boolean" => BaseType::Boolean,
        "string" | "text" | "password" => BaseType::String,
        "byte" | "bytes" => BaseType::Bytes,
        "object" | "map" => BaseType::Map("any"),
        "any" | "interface" => BaseType::Any,
        "file" => BaseType::File,
        "enum" => BaseType::Enumeration,
        _ => map_value(name).map_or(BaseType::Unknown, BaseType::Map),
    }
}

/// Returns the words for the values of `map<string, int>`: `int`.
fn map_value(name: &str) -> Option<&str> {
    let start = name.get(..4).filter(|start| start.eq_ignore_ascii_case("map<"))?;
    let inner = name[start.len()..].strip_suffix('>')?;
    let (_, value) = inner.split_once(',')?;
    Some(value.trim())
}

/// Returns `string` for `array<string>` and `array of string`.
fn item_type(name: &str) -> Option<&str> {
    let (head, item) = name.split_once(' ').unwrap_or_default();
    if let Some(item) = item.strip_prefix("of ").filter(|_| is_list(head)) {
        return Some(item.trim());
    }
    let (list, item) = name.strip_suffix('>')?.split_once('<')?;
    is_list(list).then_some(item.trim())
}

fn is_list(name: &str) -> bool {
    name.eq_ignore_ascii_case("array") || name.eq_ignore_ascii_case("list")
}

#[cfg(test)]
mod tests {
    use super::{BaseType, StatedType, misspelled, parse_type};

    /// Spellings with their types and the number of lists around them.
    const SPELLINGS: [(&str, BaseType<'_>, usize); 48] = [
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
        ("Map<String, Int>", BaseType::Map("Int"), 0),
        ("map<string, bool>", BaseType::Map("bool"), 0),
        ("map<string, ANY>", BaseType::Map("ANY"), 0),
        ("map<string, string[]>", BaseType::Map("string[]"), 0),
        ("map<string, map<string, int>>", BaseType::Map("map<string, int>"), 0),
        ("map<string, Room>[]", BaseType::Map("Room"), 1),
        ("byte[]", BaseType::Bytes, 1),
        ("Array of string", BaseType::String, 1),
        ("password", BaseType::String, 0),
        ("map<string>", BaseType::Unknown, 0),
        ("", BaseType::Unknown, 0),
        ("-", BaseType::Unknown, 0),
        ("UserInfo", BaseType::Unknown, 0),
        ("array", BaseType::Unknown, 1),
        ("List", BaseType::Unknown, 1),
        ("array>", BaseType::Unknown, 1),
        ("array<array<interface>>", BaseType::Any, 2),
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
            ("integer", ""),
            ("object[]", ""),
            ("Object", ""),
            ("map<string,UserInfo>", "UserInfo"),
            ("map<string, int>", ""),
            ("array<interface>", ""),
            ("array", ""),
            ("-", ""),
        ];
        for (text, name) in rows {
            assert_eq!(parse_type(text).vendor_name(), name, "`{text}`");
        }
    }

    #[test]
    fn lists_and_maps_go_around_a_name() {
        for (text, expected) in [
            ("map<string, Room[]>", "map<Room[]>"),
            ("map<string, Room>[]", "map<Room>[]"),
            ("map", "Room"),
            ("object[]", "Room[]"),
            ("Room[][]", "Room[][]"),
        ] {
            assert_eq!(parse_type(text).around("Room"), expected, "`{text}`");
        }
    }

    #[test]
    fn a_word_with_other_letters_is_no_misspelling() {
        assert_eq!(misspelled("stirng"), Some("string"));
        assert_eq!(misspelled("sting"), None);
        assert_eq!(misspelled("room"), None);
    }

    #[test]
    fn lists_become_brackets() {
        assert_eq!(parse_type("array<string>[]").brackets(), "[][]");
        assert_eq!(parse_type("string").brackets(), "");
    }
}
