//! Documentation of methods that return the items of all pages.

use super::text::rates;
use crate::rust::ir::{Docs, NextPage};
use crate::spec::{Operation, Pages};

/// Returns the documentation of a method that returns the items of all pages.
pub(in crate::rust::lower) fn pages(operation: &Operation, pages: &Pages, next_page: &NextPage, request: &str) -> Docs {
    let size = pages.size.as_ref().map(|size| format!("`{size}` sets the number of items in a page."));
    let switch = pages.switch.as_ref().map(|switch| format!("The client sets `{switch}`."));
    let rate = rates(operation).map(|rates| format!("The client keeps the documented rate: {rates}."));
    let sentences = [Some(turn(pages, next_page)), switch, size, rate];
    vec![
        format!("Returns the `{}` of [`{request}`] one by one, from the requested page to the last.", pages.items),
        String::new(),
        sentences.into_iter().flatten().collect::<Vec<_>>().join(" "),
    ]
}

/// Returns how the client requests the next page, and when it stops.
fn turn(pages: &Pages, next_page: &NextPage) -> String {
    let end = match (&pages.more, &pages.total) {
        (Some(more), _) => format!("`{more}` in the response is false"),
        (None, Some(total)) => format!("the number of items reaches `{total}` of the response"),
        (None, None) if pages.next.is_empty() => "a page is empty".to_owned(),
        (None, None) => "the response has none".to_owned(),
    };
    match next_page {
        NextPage::Token(pairs) => {
            let pairs = pairs.iter().map(|(field, member)| format!("`{member}` of the response as `{field}`"));
            format!("The client requests the next page with {}, until {end}.", pairs.collect::<Vec<_>>().join(" and "))
        }
        NextPage::Page { field, first } => {
            format!("The client requests pages by `{field}`, from {first} on, until {end}.")
        }
        NextPage::Offset(field) => {
            format!("The client requests pages by `{field}`, the number of items to skip, until {end}.")
        }
    }
}
