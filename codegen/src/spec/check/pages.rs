//! How results come in pages, against the fields that it names.

use super::predicates::is_list;
use crate::diagnostics::{At, Report, codes, nearest};
use crate::spec::model::{FieldLocation, Operation, Pages, Scope, Ty};

pub(super) fn check_pages(operation: &Operation, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    let Some(pages) = &operation.pages else { return };
    let at = at.key("pages");
    check_way(pages, &at, report);
    let Pages { items, next, page, offset, size, more, total, switch, .. } = pages;
    let mut cx = Cx { operation, scope, report };
    cx.check_member(items, &LIST, &at.key("items"));
    let section = at.key("next");
    for (field, member) in next {
        let at = section.key(field);
        cx.check_field(field, &TOKEN, &at);
        cx.check_member(member, &TOKEN, &at);
    }
    let numbers = [("page", page), ("offset", offset), ("size", size)].map(|(key, name)| (key, name, &NUMBER));
    for (key, name, goal) in numbers.into_iter().chain([("switch", switch, &FLAG)]) {
        if let Some(name) = name {
            cx.check_field(name, goal, &at.key(key));
        }
    }
    for (key, path, goal) in [("more", more, &FLAG), ("total", total, &NUMBER)] {
        if let Some(path) = path {
            cx.check_member(path, goal, &at.key(key));
        }
    }
}

/// There is one way to the next page, and the keys are those of that way.
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
    for (key, _, of) in given.into_iter().filter(|(_, is_there, _)| *is_there) {
        if let [way, ..] = ways.as_slice()
            && ways.iter().all(|way| !of.contains(way))
        {
            let message = format!("`{key}` belongs to `{}`, not to `{way}`", of.join("` and `"));
            let finding = report.add(&codes::PAGE_WAY, &at.key(key), message).on_key();
            finding.help("remove the key; the field itself keeps its description");
        }
    }
}

/// What a name has to lead to.
struct Goal {
    what: &'static str,
    fits: fn(&Ty) -> bool,
}

const LIST: Goal = Goal { what: "list", fits: is_list };
const FLAG: Goal = Goal { what: "boolean", fits: |ty| matches!(ty, Ty::Boolean) };
const TOKEN: Goal = Goal { what: "text or number", fits: |ty| matches!(ty, Ty::String | Ty::Integer) };
const NUMBER: Goal = Goal { what: "number", fits: |ty| matches!(ty, Ty::Integer | Ty::Number | Ty::String) };

struct Cx<'a, 'r> {
    operation: &'a Operation,
    scope: &'a Scope<'a>,
    report: &'r mut Report,
}

impl Cx<'_, '_> {
    /// The name is that of a field that callers may give, in the query or at the top of the body.
    fn check_field(&mut self, name: &str, goal: &Goal, at: &At<'_>) {
        let known = || {
            let fields = self.operation.request.iter();
            fields.filter(|field| {
                matches!(field.location, FieldLocation::Query | FieldLocation::Body) && field.is_given()
            })
        };
        let what = goal.what;
        match known().find(|field| field.name == name) {
            Some(field) if (goal.fits)(&field.ty) && !field.json_text => {}
            Some(field) => {
                let message = format!("the request field `{name}` must be a {what}, but its type is `{}`", field.ty);
                self.report.add(&codes::PAGE_FIELD, at, message);
            }
            None => {
                let message = format!("the request has no field `{name}` in its query or at the top of its body");
                let finding = self.report.add(&codes::PAGE_FIELD, at, message);
                finding.guess(name, known().map(|field| field.name.as_str()));
            }
        }
    }

    /// The path leads to a member of the reply.
    fn check_member(&mut self, path: &str, goal: &Goal, at: &At<'_>) {
        // A key that is absent has its finding.
        if path.is_empty() {
            return;
        }
        let what = goal.what;
        match self.scope.follow(self.operation.response.iter(), path) {
            Ok(way) => {
                if let Some(field) = way.last().filter(|field| !(goal.fits)(&field.ty)) {
                    let message = format!("`{path}` in the response must be a {what}, but its type is `{}`", field.ty);
                    self.report.add(&codes::PAGE_FIELD, at, message);
                }
            }
            Err(lost) => {
                let finding = self.report.add(&codes::PAGE_FIELD, at, format!("the response has no member `{path}`"));
                if let Some(known) = nearest(lost.name, lost.known.iter().copied()) {
                    let above = lost.way.iter().map(|field| field.name.as_str());
                    finding.help(format!("did you mean `{}`?", above.chain([known]).collect::<Vec<_>>().join(".")));
                }
            }
        }
    }
}
