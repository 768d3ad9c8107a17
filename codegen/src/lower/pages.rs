//! How results come in pages: the way to them in Rust, and how the next page is asked for.

use super::batch::lower_steps;
use super::group::{self, Cx};
use super::{docs, strukt};
use crate::ir::{self, Docs, NextPage};
use crate::names;
use crate::spec::{self, Operation, Pages, Scope, Ty};

pub(super) fn lower_pages(
    cx: &Cx<'_>,
    operation: &Operation,
    pages: &Pages,
    scope: &Scope<'_>,
    request: &str,
) -> ir::Pages {
    let way = scope.follow(operation.response.iter(), &pages.items);
    let way = way.unwrap_or_else(|_| panic!("`{}` of {} was checked to lead somewhere", pages.items, operation.name));
    let Some(spec::Field { ty: Ty::List(item), .. }) = way.last() else {
        panic!("`{}` of {} was checked to be a list", pages.items, operation.name)
    };
    let (handle, on_client, method) = group::method(cx, operation);
    ir::Pages {
        handle,
        on_client,
        method: names::items(method),
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
    let size = pages.size.as_ref().map(|size| format!(" `{size}` says how many a page has."));
    let switch = pages.switch.as_ref().map(|switch| format!(" `{switch}` is set for it."));
    let end = match (&pages.more, &pages.total) {
        (Some(more), _) => format!("`{more}` of the reply is false"),
        (None, Some(total)) => format!("as many items came as `{total}` of the reply says"),
        (None, None) if pages.next.is_empty() => "a page is empty".to_owned(),
        (None, None) => "the reply gives none".to_owned(),
    };
    let turn = match lower_next_page(pages) {
        NextPage::Token(pairs) => {
            let pairs = pairs.iter().map(|(field, member)| format!("`{member}` of the reply as `{field}`"));
            format!("The next page is asked for with {}, until {end}.", pairs.collect::<Vec<_>>().join(" and "))
        }
        NextPage::Page(field, first) => format!("Pages are asked for by `{field}`, from {first} on, until {end}."),
        NextPage::Offset(field) => {
            format!("Pages are asked for by `{field}`, the number of items before, until {end}.")
        }
    };
    let rates = docs::rates(operation);
    let pace = match rates.as_slice() {
        [] => String::new(),
        rates => format!(" The client keeps the documented rate: {}.", rates.join(" and ")),
    };
    vec![
        format!(
            "Gives the `{}` of [`{request}`] one by one, page after page, from where the request begins.",
            pages.items
        ),
        String::new(),
        format!("{turn}{}{}{pace}", switch.unwrap_or_default(), size.unwrap_or_default()),
    ]
}
