//! Results on several pages: the path to the items, and the request for the next page.

use super::batch::lower_steps;
use super::context::Context;
use super::paths::method;
use super::{docs, object};
use crate::naming;
use crate::rust::ir::{self, NextPage};
use crate::spec::{self, Operation, Pages, Scope, Ty};

pub(super) fn lower_pages(
    cx: &Context<'_>,
    operation: &Operation,
    pages: &Pages,
    scope: &Scope<'_>,
    request: &str,
) -> ir::Pages {
    let path = scope.follow(operation.response.iter(), &pages.items);
    let path = path.unwrap_or_else(|_| panic!("the path `{}` of {} was checked", pages.items, operation.name));
    let Some(spec::Field { ty: Ty::List(item), .. }) = path.last() else {
        panic!("`{}` of {} was checked to be a list", pages.items, operation.name)
    };
    let next_page = lower_next_page(pages);
    ir::Pages {
        method: naming::items(method(operation)),
        docs: docs::pages(operation, pages, &next_page, request),
        items: lower_steps(cx, &path, scope, true),
        item: object::lower_ty(item),
        next_page,
        more: pages.more.clone(),
        total: pages.total.clone(),
        switch: pages.switch.clone(),
    }
}

fn lower_next_page(pages: &Pages) -> NextPage {
    let first = || pages.first.and_then(|first| first.try_into().ok()).unwrap_or(1);
    match (&pages.page, &pages.offset) {
        (Some(field), _) => NextPage::Page { field: field.clone(), first: first() },
        (_, Some(field)) => NextPage::Offset(field.clone()),
        _ => NextPage::Token(pages.next.clone()),
    }
}
