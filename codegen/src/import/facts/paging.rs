//! Paged results, recognised by the names of fields.

use super::lookup::members;
use crate::diagnostics::codes::kinds;
use crate::format::keys;
use crate::import::draft::{Facts, STEP, ordered, text};
use crate::yaml::Value;

/// Names of tokens and markers in requests.
///
/// The response's member has the same name, or that name with `next`.
const TOKENS: [&str; 7] =
    ["page_token", "pageToken", "marker", "keyMarker", "cursor", "next_token", "continuation_token"];
const NUMBERS: [&str; 7] = ["page", "page_no", "pageNo", "page_num", "pageNum", "page_index", "page_number"];
const OFFSETS: [&str; 1] = ["offset"];
const SIZES: [&str; 8] = ["page_size", "pageSize", "limit", "maxKeys", "max_keys", "max_results", "count", "size"];
const SWITCHES: [&str; 1] = ["use_page_token"];
const MORE: [&str; 5] = ["has_more", "hasMore", "isTruncated", "is_truncated", "has_next"];
const TOTALS: [&str; 6] = ["total", "total_count", "totalCount", "totalRecord", "totalRecords", "count"];

/// A part of the names of objects whose members describe the pages.
const ABOUT_PAGES: &str = "pag";

/// Common names of the list of results, preferred to other lists.
const ITEMS: [&str; 2] = ["items", "records"];

const PIECES: [&str; 2] = ["string", "integer"];

/// Adds the paging rule if the fields of the request and the response look like one.
pub(super) fn collect(facts: &mut Facts) {
    let sent = [fields(facts, "query"), fields(facts, "body")].concat();
    let received = [fields(facts, "response"), about_pages(facts)].concat();
    let styles = Styles::of(&sent, &received);
    if styles.count() == 0 {
        if let Some(name) = find(&sent, &TOKENS, &PIECES) {
            let why = format!("The request has `{name}`, but no member of the response is known as its source.");
            facts.doubt(&kinds::ASSUMED_PAGES, "source", "No `pages`.", why);
        }
        return;
    }
    let is_list = |field: &&Field| field.ty.ends_with("[]") && !field.name.contains('.');
    let lists: Vec<&str> = received.iter().filter(is_list).map(|field| &*field.name).collect();
    let Some(items) = ITEMS.iter().find(|name| lists.contains(name)).or(lists.first()) else {
        let why = "Results are divided into pages, but no list of the response contains them.";
        return facts.doubt(&kinds::ASSUMED_PAGES, "source", "No `pages`.", why);
    };
    let first = styles.page.and_then(|page| first_page(facts, page));
    let mut pages = rule(items, &styles, &sent, &received);
    let is_numbered = pages.iter().any(|(key, _)| key == "page");
    if let Some(first @ 0) = first.filter(|_| is_numbered) {
        pages.push(("first".to_owned(), Value::Integer(first)));
    }
    doubt(facts, &pages, &lists, &styles, first);
    facts.set("pages", ordered(pages, &keys::PAGES));
}

/// The fields of each style of paging that the request has.
struct Styles<'a> {
    /// The field for a token, and the member of the response with the next one.
    token: Option<(&'a str, &'a str)>,
    page: Option<&'a str>,
    offset: Option<&'a str>,
}

impl<'a> Styles<'a> {
    fn of(sent: &'a [Field], received: &'a [Field]) -> Self {
        let token = |name: &&str| Some((find(sent, &[*name], &PIECES)?, next(received, name)?));
        Self {
            token: TOKENS.iter().find_map(token),
            page: find(sent, &NUMBERS, &PIECES),
            offset: find(sent, &OFFSETS, &PIECES),
        }
    }

    fn count(&self) -> usize {
        [self.token.is_some(), self.page.is_some(), self.offset.is_some()].into_iter().filter(|has| *has).count()
    }
}

/// Returns the keys of a paging rule. A token is preferred to a page number, and that to an offset.
fn rule(items: &str, styles: &Styles<'_>, sent: &[Field], received: &[Field]) -> Vec<(String, Value)> {
    let mut pages = vec![("items".to_owned(), text(items))];
    let mut put = |key: &str, name: Option<&str>| pages.extend(name.map(|name| (key.to_owned(), text(name))));
    put("size", find(sent, &SIZES, &PIECES).filter(|size| Some(*size) != styles.offset));
    put("more", find_member(received, &MORE, &["boolean"]));
    if let Some((field, member)) = styles.token {
        put("switch", find(sent, &SWITCHES, &["boolean"]));
        pages.push(("next".to_owned(), Value::Map(vec![(field.to_owned(), text(member))])));
        return pages;
    }
    match styles.page {
        Some(page) => put("page", Some(page)),
        None => put("offset", styles.offset),
    }
    put("total", find_member(received, &TOTALS, &PIECES));
    pages
}

/// Whether a field is such a token by its name.
///
/// A client sends a token back unchanged, so an example of a token restricts nothing.
pub(super) fn is_token(name: &str) -> bool {
    TOKENS.iter().any(|token| *token == name || nexts(token).iter().any(|next| next == name))
}

/// Words in front of the number of the first page.
const FIRST: [&str; 9] =
    ["starting from ", "starting at ", "starts from ", "starts at ", "从", "從", "à partir de ", "เริ่มจาก", "เริ่มต้นที่"];

/// Words that may begin a range of numbers, with those that have to follow the number.
const BEGINS: [(&str, [&str; 2]); 2] = [("从", ["开始", "起"]), ("從", ["開始", "起"])];

/// Returns the number of the first page that the description of a field states.
pub(super) fn stated_first(name: &str, description: &str) -> Option<i128> {
    let small = description.to_lowercase();
    let number = |words: &&str| {
        let rest = small.split_once(*words)?.1.trim_start();
        let (number, rest) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len()));
        let ends = BEGINS.iter().find(|(begin, _)| begin == words).map(|(_, ends)| ends);
        let is_whole = ends.is_none_or(|ends| ends.iter().any(|end| rest.trim_start().starts_with(end)));
        number.parse().ok().filter(|first| is_whole && (0..=1).contains(first))
    };
    NUMBERS.contains(&name).then(|| FIRST.iter().find_map(number))?
}

/// Returns the number of the first page: the default of the field, its smallest value, or that of
/// the words.
///
/// A smallest value of 0 may also mean a missing number.
fn first_page(facts: &Facts, page: &str) -> Option<i128> {
    let sections = facts.keys.iter().filter(|(key, _)| key == "query" || key == "body");
    let (_, field) = sections.flat_map(|(_, fields)| members(fields)).find(|(name, _)| name == page)?;
    let default = match field.get("default") {
        Some(Value::Integer(default)) => Some(*default),
        Some(Value::Text(default)) => default.parse().ok(),
        _ => None,
    };
    let least = field.get("range").and_then(Value::as_text).and_then(|range| range.split_once("..")?.0.parse().ok());
    default.filter(|first| (0..=1).contains(first)).or_else(|| least.filter(|least| *least == 1)).or(facts.first_page)
}

/// Adds doubts about the uncertain parts of a paging rule.
fn doubt(facts: &mut Facts, pages: &[(String, Value)], lists: &[&str], styles: &Styles<'_>, first: Option<i128>) {
    let has = |key: &str| pages.iter().any(|(name, _)| name == key);
    if lists.len() > 1 {
        let items = pages.iter().find(|(key, _)| key == "items").and_then(|(_, items)| items.as_text());
        let items = items.unwrap_or_default();
        let why = format!("The response has several lists: {}.", lists.join(", "));
        facts.doubt(&kinds::ASSUMED_PAGES, format!("pages{STEP}items"), format!("The results are `{items}`."), why);
    }
    if styles.count() > 1 {
        let assumed = if has("next") { "By token." } else { "By number." };
        facts.doubt(&kinds::ASSUMED_PAGES, "pages", assumed, "The request has fields for more than one way of paging.");
    }
    if has("page") && first.is_none() {
        facts.doubt(
            &kinds::ASSUMED_PAGES,
            format!("pages{STEP}page"),
            "The first page is number 1.",
            "No number of the first page was found.",
        );
    }
    if !has("more") && !has("total") && !has("next") {
        let end = "An empty page is the last.";
        facts.doubt(
            &kinds::ASSUMED_PAGES,
            "pages",
            end,
            "No member of the response is known to say whether there are more pages.",
        );
    }
}

/// A field with the facts that paging needs.
#[derive(Clone)]
struct Field {
    name: String,
    ty: String,
}

/// Returns the fields of a section.
fn fields(facts: &Facts, section: &str) -> Vec<Field> {
    let section = facts.keys.iter().find(|(key, _)| key == section);
    section.map(|(_, fields)| read_fields(fields)).unwrap_or_default()
}

fn read_fields(fields: &Value) -> Vec<Field> {
    let ty = |field: &Value| field.get("type").and_then(Value::as_text).unwrap_or_default().to_owned();
    members(fields).iter().map(|(name, field)| Field { name: name.clone(), ty: ty(field) }).collect()
}

/// Returns the members of objects of the response that describe the pages, by their paths.
fn about_pages(facts: &Facts) -> Vec<Field> {
    let objects = fields(facts, "response").into_iter().filter(|field| field.name.to_lowercase().contains(ABOUT_PAGES));
    let members = objects.filter_map(|object| {
        let (_, ty) = facts.types.iter().find(|(name, _)| *name == object.ty)?;
        let inner = read_fields(ty.get("fields")?);
        Some(inner.into_iter().map(move |field| Field { name: format!("{}.{}", object.name, field.name), ..field }))
    });
    members.flatten().collect()
}

/// Returns the first of these names that belongs to a member of the response, or to one of an
/// object in it.
fn find_member<'a>(fields: &'a [Field], names: &[&str], types: &[&str]) -> Option<&'a str> {
    let inner = |name: &&str| {
        let is_it = |field: &&Field| field.name.rsplit_once('.').is_some_and(|(_, last)| last == *name);
        fields.iter().filter(is_it).find(|field| types.contains(&&*field.ty))
    };
    find(fields, names, types).or_else(|| names.iter().find_map(inner).map(|field| &*field.name))
}

/// Returns the first of these names that belongs to a field of one of these types.
fn find<'a>(fields: &'a [Field], names: &[&str], types: &[&str]) -> Option<&'a str> {
    let known = |name: &&str| fields.iter().find(|field| field.name == **name && types.contains(&&*field.ty));
    names.iter().find_map(known).map(|field| &*field.name)
}

/// Returns the member of the response that contains the next token.
fn next<'a>(received: &'a [Field], name: &str) -> Option<&'a str> {
    let [snake, camel] = nexts(name);
    find(received, &[&snake, &camel, name], &PIECES)
}

/// Returns the names that responses use for a token, apart from its own name.
fn nexts(name: &str) -> [String; 2] {
    [format!("next_{name}"), format!("next{}{}", name[..1].to_uppercase(), &name[1..])]
}

#[cfg(test)]
mod tests {
    use super::stated_first;

    #[test]
    fn words_state_the_first_page() {
        for (name, description, first) in [
            ("page", "Number of the page, starting from 1\\.", Some(1)),
            ("page", "页码，从 0 开始。", Some(0)),
            ("page", "从 10 开始", None),
            ("page", "从 1 到 5", None),
            ("size", "starting from 1", None),
        ] {
            assert_eq!(stated_first(name, description), first, "{description}");
        }
    }
}
