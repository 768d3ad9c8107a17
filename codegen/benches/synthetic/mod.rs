//! Specs of an invented vendor, as many and as varied as those of a large one.
//!
//! The numbers of fields, types, errors and values have the distribution that was counted over the
//! drafts of 1,582 pages of one vendor. Names and texts are ours. The same number of operations
//! always has the same specs.

use std::fmt::Write;

use clientloom::diagnostics::{Source, Sources};

/// The number of operations of the counted vendor.
pub const ALL: usize = 1582;

/// Counts per operation or type: the 10th, 25th, 50th, 75th, 90th, 97th and 100th percentile.
type Counts = [usize; 7];

const PARAMETERS: Counts = [0, 1, 2, 2, 4, 6, 27];
const BODY: Counts = [0, 0, 1, 3, 6, 12, 40];
const RESPONSE: Counts = [0, 1, 1, 3, 3, 7, 72];
const TYPES: Counts = [0, 0, 1, 4, 9, 20, 75];
const TYPE_FIELDS: Counts = [2, 2, 3, 6, 10, 22, 73];
const ERRORS: Counts = [0, 2, 4, 7, 17, 38, 104];
const VALUES: Counts = [2, 2, 3, 5, 9, 16, 77];

/// Kinds of fields in a thousand. The other ones are texts.
const LISTS_OF_TEXTS: usize = 35;
const BOOLEANS: usize = 66;
const INTEGERS: usize = 97;
const MAPS: usize = 10;
const WITH_VALUES: usize = 92;
const WITH_BOUNDS: usize = 62;
const REQUIRED: usize = 78;

/// The number of operations of the largest services, and of each further one.
const SERVICES: [usize; 16] = [264, 182, 75, 75, 72, 67, 67, 60, 56, 51, 50, 49, 48, 44, 39, 32];
const SMALL_SERVICE: usize = 8;

const WORDS: [&str; 24] = [
    "room", "guest", "key", "door", "floor", "plan", "visit", "badge", "desk", "locker", "meal", "shift", "sign",
    "parcel", "report", "note", "group", "owner", "time", "state", "place", "color", "number", "name",
];

const VENDOR: &str = "\
vendor: acme
title: Acme
doc: Rooms, guests and doors of one company.
host: https://api.acme.example
envelope: { code: code, message: msg, data: data, success: [0] }
auth:
  api_key: { scheme: bearer, token: api_key, doc: API key from the settings page., credentials: [key] }
";

/// Returns the specs of this number of operations.
pub fn specs(operations: usize) -> Sources {
    let mut draw = Draw(0);
    let file = |path: String, text: String| Source { path, text };
    let mut files = vec![file("specs/acme/vendor.yaml".to_owned(), VENDOR.to_owned())];
    for number in 0..operations {
        let (service, resource) = (service(number * ALL / operations.max(1)), WORDS[draw.below(WORDS.len())]);
        let folder = format!("service_{service}/v1/{resource}");
        files.push(file(format!("specs/acme/{folder}/call_{number}.yaml"), page(number, &folder, &mut draw)));
    }
    Sources::new("specs", files)
}

/// Returns the number of the service of an operation.
fn service(operation: usize) -> usize {
    let mut first = 0;
    for (service, operations) in SERVICES.iter().enumerate() {
        first += operations;
        if operation < first {
            return service;
        }
    }
    SERVICES.len() + (operation - first) / SMALL_SERVICE
}

/// Draws numbers: random enough for a distribution, and the same ones in each run.
struct Draw(u64);

impl Draw {
    fn below(&mut self, limit: usize) -> usize {
        // The constants of Knuth's generator MMIX; the high bits are the random ones.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % limit
    }

    /// Whether an event happens that happens so often in a thousand times.
    fn happens(&mut self, in_thousand: usize) -> bool {
        self.below(1000) < in_thousand
    }

    /// Draws a count between the percentiles around a random position.
    fn count(&mut self, counts: Counts) -> usize {
        const POSITIONS: Counts = [10, 25, 50, 75, 90, 97, 100];
        let (position, mut below) = (self.below(101), (0, 0));
        for above in POSITIONS.into_iter().zip(counts) {
            if position <= above.0 {
                return below.1 + (above.1 - below.1) * (position - below.0) / (above.0 - below.0).max(1);
            }
            below = above;
        }
        below.1
    }

    fn words(&mut self, number: usize) -> String {
        (0..number).map(|_| WORDS[self.below(WORDS.len())]).collect::<Vec<_>>().join(" ")
    }
}

fn page(number: usize, folder: &str, draw: &mut Draw) -> String {
    let body = draw.count(BODY);
    let method = if body == 0 { "GET" } else { "POST" };
    let mut page = format!(
        "source: {{ title: Call {number}, url: https://docs.acme.example/{number}, language: en }}\n\
         operation: {}.call_{number}\nsummary: Changes the {}.\nhttp: {method} /{folder}/{number}\ntoken: api_key\n",
        folder.replace('/', "."),
        draw.words(4),
    );
    let mut types = Types { wanted: draw.count(TYPES), declared: String::new(), number: 0 };
    section("query", draw.count(PARAMETERS), None, draw, &mut page);
    section("body", body, Some(&mut types), draw, &mut page);
    section("response", draw.count(RESPONSE), Some(&mut types), draw, &mut page);
    if !types.declared.is_empty() {
        page.push_str("types:\n");
        page.push_str(&types.declared);
    }
    errors(draw.count(ERRORS), draw, &mut page);
    page
}

/// The types of a page. A field declares the next one until there are enough.
struct Types {
    wanted: usize,
    declared: String,
    number: usize,
}

fn section(name: &str, fields: usize, mut types: Option<&mut Types>, draw: &mut Draw, page: &mut String) {
    if fields == 0 {
        return;
    }
    push(page, format_args!("{name}:\n"));
    for number in 0..fields {
        let field = field(&format!("{name}_{number}"), name == "body", types.as_deref_mut(), draw);
        push(page, format_args!("  {field}\n"));
    }
}

/// Writes a field. Without types, it is a parameter, which is one plain value.
fn field(suffix: &str, is_sent: bool, types: Option<&mut Types>, draw: &mut Draw) -> String {
    let name = format!("{}_{suffix}", WORDS[draw.below(WORDS.len())]);
    let is_parameter = types.is_none();
    let doc = format!("The {} of the call.", draw.words(4));
    let required = if is_sent && draw.happens(REQUIRED) { ", required: true" } else { "" };
    if let Some(types) = types.filter(|types| types.wanted > 0 && draw.happens(400)) {
        let ty = declare(types, draw);
        let list = if draw.happens(400) { "[]" } else { "" };
        return format!("{name}: {{ type: \"{ty}{list}\"{required}, doc: {doc} }}");
    }
    if draw.happens(WITH_VALUES) {
        let values: Vec<String> = (0..draw.count(VALUES).max(2)).map(|value| format!("value_{value}: {doc}")).collect();
        return format!("{name}: {{ type: string{required}, values: {{ {} }}, doc: {doc} }}", values.join(", "));
    }
    let bounds = if draw.happens(WITH_BOUNDS) { ", chars: 1..200" } else { "" };
    let kind = draw.below(1000);
    let kinds = [("boolean", BOOLEANS), ("integer", INTEGERS), ("string[]", LISTS_OF_TEXTS), ("map<any>", MAPS)];
    let mut limit = 0;
    for (ty, often) in kinds.into_iter().take(if is_parameter { 2 } else { 4 }) {
        limit += often;
        if kind < limit {
            return format!("{name}: {{ type: \"{ty}\"{required}, doc: {doc} }}");
        }
    }
    format!("{name}: {{ type: string{required}{bounds}, example: {}, doc: {doc} }}", draw.words(1))
}

/// Declares the next type, and with it the types of its fields.
fn declare(types: &mut Types, draw: &mut Draw) -> String {
    types.wanted -= 1;
    types.number += 1;
    let name = format!("Part{}", types.number);
    let fields: Vec<String> = (0..draw.count(TYPE_FIELDS).max(1))
        .map(|number| format!("      {}\n", field(&format!("{number}"), false, Some(types), draw)))
        .collect();
    let (doc, fields) = (draw.words(4), fields.concat());
    push(&mut types.declared, format_args!("  {name}:\n    doc: The {doc}.\n    fields:\n{fields}"));
    name
}

fn errors(rows: usize, draw: &mut Draw, page: &mut String) {
    if rows > 0 {
        page.push_str("errors:\n");
    }
    for row in 0..rows {
        let (message, remedy) = (draw.words(3), draw.words(6));
        let code = 1000 + row;
        push(page, format_args!("  - {{ code: {code}, message: {message} {row}, remedy: Check the {remedy}. }}\n"));
    }
}

fn push(text: &mut String, more: std::fmt::Arguments<'_>) {
    text.write_fmt(more).expect("a `String` accepts any text");
}
