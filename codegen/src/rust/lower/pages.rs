//! How results come in pages: the way to them in Rust, and how the next page is asked for.

use super::batch::lower_steps;
use super::context::Cx;
use super::{docs, handle, strukt};
use crate::naming;
use crate::rust::ir::{self, Docs, NextPage};
use crate::spec::{self, Operation, Pages, Scope, Ty};

pub(super) fn lower_pages(
    cx: &Cx<'_>,
    operation: &Operation,
    pages: &Pages,
    scope: &Scope<'_>,
    request: &str,
) -> ir::Pages {
    let way = scope.follow(operation.response.iter(), &pages.items);
    let way = way.unwrap_or_else(|_| panic!("the path `{}` of {} was checked", pages.items, operation.name));
    let Some(spec::Field { ty: Ty::List(item), .. }) = way.last() else {
        panic!("`{}` of {} was checked to be a list", pages.items, operation.name)
    };
    let (handle, on_client, method) = handle::method(cx, operation);
    ir::Pages {
        handle,
        on_client,
        method: naming::items(method),
        docs: lower_docs(operation, pages, request),
        items: lower_steps(cx, &way, scope, true),
        item: strukt::lower_ty(item),
        next_page: lower_next_page(pages),
        more: pages.more.clone(),
        total: pages.total.clone(),
        switch: pages.switch.clone(),
    }
}

fn lower_next_page(pages: &Pages) -> NextPage {
    match (&pages.page, &pages.offset) {
        (Some(field), _) => NextPage::Page(field.clone(), first(pages)),
        (_, Some(field)) => NextPage::Offset(field.clone()),
        _ => NextPage::Token(pages.next.clone()),
    }
}

fn first(pages: &Pages) -> i64 {
    pages.first.and_then(|first| first.try_into().ok()).unwrap_or(1)
}

/// What the method says that gives results item by item.
fn lower_docs(operation: &Operation, pages: &Pages, request: &str) -> Docs {
    let size = pages.size.as_ref().map(|size| format!(" `{size}` sets the number of items in a page."));
    let switch = pages.switch.as_ref().map(|switch| format!(" The client sets `{switch}`."));
    let end = match (&pages.more, &pages.total) {
        (Some(more), _) => format!("`{more}` in the response is false"),
        (None, Some(total)) => format!("the number of items reaches `{total}` of the response"),
        (None, None) if pages.next.is_empty() => "a page is empty".to_owned(),
        (None, None) => "the response has none".to_owned(),
    };
    let turn = match lower_next_page(pages) {
        NextPage::Token(pairs) => {
            let pairs = pairs.iter().map(|(field, member)| format!("`{member}` of the response as `{field}`"));
            format!("The client requests the next page with {}, until {end}.", pairs.collect::<Vec<_>>().join(" and "))
        }
        NextPage::Page(field, first) => {
            format!("The client requests pages by `{field}`, from {first} on, until {end}.")
        }
        NextPage::Offset(field) => {
            format!("The client requests pages by `{field}`, the number of items to skip, until {end}.")
        }
    };
    let rates = docs::rates(operation);
    let pace = match rates.as_slice() {
        [] => String::new(),
        rates => format!(" The client keeps the documented rate: {}.", rates.join(" and ")),
    };
    vec![
        format!(
            "Returns the `{}` of [`{request}`] one by one, over all pages from the one that the request names.",
            pages.items
        ),
        String::new(),
        format!("{turn}{}{}{pace}", switch.unwrap_or_default(), size.unwrap_or_default()),
    ]
}
