//! Checks of `pages` against the fields and members that it names.

use super::context::OperationCx;
use super::expected::{BOOLEAN, Expected, LIST, NUMBER, TOKEN};
use crate::diagnostics::{At, Report, codes};
use crate::spec::model::{FieldLocation, Pages};

pub(super) fn check_pages(cx: &mut OperationCx<'_, '_>, at: &At<'_>) {
    let Some(pages) = &cx.operation.pages else { return };
    let at = at.key("pages");
    check_way(pages, &at, cx.report);
    let Pages { items, next, page, offset, size, more, total, switch, .. } = pages;
    check_member(cx, items, &LIST, &at.key("items"));
    let section = at.key("next");
    for (field, member) in next {
        let at = section.key(field);
        check_field(cx, field, &TOKEN, &at);
        check_member(cx, member, &TOKEN, &at);
    }
    let numbers = [("page", page), ("offset", offset), ("size", size)].map(|(key, name)| (key, name, &NUMBER));
    for (key, name, expected) in numbers.into_iter().chain([("switch", switch, &BOOLEAN)]) {
        if let Some(name) = name {
            check_field(cx, name, expected, &at.key(key));
        }
    }
    for (key, path, expected) in [("more", more, &BOOLEAN), ("total", total, &NUMBER)] {
        if let Some(path) = path {
            check_member(cx, path, expected, &at.key(key));
        }
    }
}

/// Checks that exactly one key says how the next page is requested, and that the others fit that
/// key.
fn check_way(pages: &Pages, at: &At<'_>, report: &mut Report) {
    let ways: Vec<&str> = pages.ways().collect();
    match ways.as_slice() {
        [] => {
            let message = "`pages` does not say how the next page is requested";
            report.add(&codes::PAGE_WAY, at, message).on_key();
        }
        [_] => {}
        [first, second, ..] => {
            let message = format!("`pages` has both `{first}` and `{second}`");
            report
                .add(&codes::PAGE_WAY, &at.key(second), message)
                .on_key()
                .help("keep the one that the page recommends, or the one that stays correct while items change");
        }
    }
    let given: [(&str, bool, &[&str]); 2] =
        [("first", pages.first.is_some(), &["page"]), ("total", pages.total.is_some(), &["page", "offset"])];
    for (key, _, of) in given.into_iter().filter(|(_, is_given, _)| *is_given) {
        if let [way, ..] = ways.as_slice()
            && ways.iter().all(|way| !of.contains(way))
        {
            let message = format!("`{key}` belongs to `{}`, not to `{way}`", of.join("` and `"));
            let finding = report.add(&codes::PAGE_WAY, &at.key(key), message).on_key();
            finding.help("remove the key; the field itself keeps its description");
        }
    }
}

/// Checks that callers can set the field, and that it is in the query or at the top of the body.
fn check_field(cx: &mut OperationCx<'_, '_>, name: &str, expected: &Expected, at: &At<'_>) {
    let known = || {
        let fields = cx.operation.request.iter();
        fields.filter(|field| matches!(field.location, FieldLocation::Query | FieldLocation::Body) && field.is_given())
    };
    let what = expected.name;
    match known().find(|field| field.name == name) {
        Some(field) if (expected.fits)(&field.ty) && !field.json_text => {}
        Some(field) => {
            let message = format!("the request field `{name}` must be a {what}, but its type is `{}`", field.ty);
            cx.report.add(&codes::PAGE_FIELD, at, message);
        }
        None => {
            let message = format!("the request has no field `{name}` in its query or at the top of its body");
            let finding = cx.report.add(&codes::PAGE_FIELD, at, message);
            finding.guess(name, known().map(|field| field.name.as_str()));
        }
    }
}

/// Checks that the path leads to a member of the response.
fn check_member(cx: &mut OperationCx<'_, '_>, path: &str, expected: &Expected, at: &At<'_>) {
    // A missing key has a finding already.
    if path.is_empty() {
        return;
    }
    let what = expected.name;
    match cx.scope.follow(cx.operation.response.iter(), path) {
        Ok(fields) => {
            if let Some(field) = fields.last().filter(|field| !(expected.fits)(&field.ty)) {
                let message = format!("`{path}` in the response must be a {what}, but its type is `{}`", field.ty);
                cx.report.add(&codes::PAGE_FIELD, at, message);
            }
        }
        Err(unknown) => {
            let finding = cx.report.add(&codes::PAGE_FIELD, at, format!("the response has no member `{path}`"));
            if let Some(path) = unknown.nearest() {
                finding.help(format!("did you mean `{path}`?"));
            }
        }
    }
}
