//! Names of operations by the vendor's convention: from the address of the page and from the call.
//!
//! Every layout of a page has both, so that all of them give one name.

use crate::import::page::is_page_number;

/// Returns the name by the address of a page and the path of the call.
///
/// Project and version come from the path, the rest from the address: `…/group/acs-v1/device/list`
/// with `/open-apis/acs/v2/devices` is `acs.v2.device.list`. An address whose last step is the
/// number of a page names no operation, and an address without a version does not either.
pub(super) fn by_address(address: &str, path: &str) -> Option<String> {
    let steps: Vec<&str> = address.split(['?', '#']).next()?.split('/').filter(|step| !step.is_empty()).collect();
    if steps.last().is_none_or(|step| is_page_number(step)) {
        return None;
    }
    let at = steps.iter().rposition(|step| version_of(step).is_some())?;
    let rest: Vec<&str> = steps[at + 1..].iter().copied().filter(|step| !is_page_number(step)).collect();
    if rest.is_empty() {
        return None;
    }
    let head = match project(&call_steps(path)) {
        Some(project) => project.join("."),
        None => version_of(steps[at]).map(|(project, version)| format!("{project}.{version}"))?,
    };
    Some(format!("{head}.{}", rest.join(".")))
}

/// Returns the name by the method and the path of a call.
///
/// `POST /open-apis/task/v1/tasks` is `task.v1.task.create`. If the last step is an action, it is
/// the name: `PATCH …/meetings/:id/invite` is `vc.v1.meeting.invite`.
pub(super) fn by_call(method: &str, path: &str) -> String {
    let steps = call_steps(path);
    let project = project(&steps).map_or_else(|| steps.iter().take(1).copied().collect(), <[&str]>::to_vec);
    let rest = &steps[project.len()..];
    let is_one = rest.last().is_none_or(|step| is_parameter(step));
    let mut things: Vec<&str> = rest.iter().copied().filter(|step| !is_parameter(step)).collect();
    let action = match things.as_slice() {
        [.., _, last] if !is_one && is_action(method, last) => things.pop().unwrap_or_default(),
        things => verb(method, is_one || things.last().is_some_and(|last| singular(last) == *last)),
    };
    let things: Vec<String> = things.into_iter().map(singular).collect();
    let things = Some(things.join("_")).filter(|things| !things.is_empty());
    let project = project.into_iter().map(ToOwned::to_owned);
    project.chain(things).chain([action.to_owned()]).collect::<Vec<_>>().join(".")
}

/// Returns the word for what a method does, to one thing or to many.
pub(super) fn verb(method: &str, is_one: bool) -> &'static str {
    match method {
        "GET" if is_one => "get",
        "GET" => "list",
        "PUT" => "update",
        "PATCH" => "patch",
        "DELETE" => "delete",
        _ => "create",
    }
}

/// Returns the steps of a path without the root of all calls.
fn call_steps(path: &str) -> Vec<&str> {
    let path = path.split('?').next().unwrap_or_default();
    path.split('/').filter(|step| !step.is_empty() && *step != "open-apis").collect()
}

/// Returns the steps of a call up to its version.
fn project<'a, 'b>(steps: &'b [&'a str]) -> Option<&'b [&'a str]> {
    let at = steps.iter().position(|step| is_version(step)).filter(|at| *at > 0)?;
    Some(&steps[..=at])
}

/// Splits `acs-v1` into its project and its version.
fn version_of(step: &str) -> Option<(&str, &str)> {
    step.rsplit_once('-').filter(|(_, version)| is_version(version))
}

fn is_version(step: &str) -> bool {
    step.strip_prefix('v').is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_parameter(step: &str) -> bool {
    step.starts_with([':', '{'])
}

/// Whether the last step of a path is an action. A call that reads has only actions of reading, so
/// that the call that writes there has another name.
fn is_action(method: &str, step: &str) -> bool {
    const READING: [&str; 7] = ["get", "list", "batch", "search", "query", "mget", "find"];
    let is_reading = || READING.iter().any(|verb| step == *verb || step.starts_with(&format!("{verb}_")));
    singular(step) == step && (["POST", "PATCH"].contains(&method) || (method == "GET" && is_reading()))
}

/// Returns an English noun in the singular, and any other word unchanged.
fn singular(noun: &str) -> String {
    let without = |end| noun.strip_suffix(end);
    let long = ["xes", "sses", "shes", "ches", "iases"].into_iter().any(|end| noun.ends_with(end));
    match (without("ies"), without("es").filter(|_| long), without("s").filter(|rest| !rest.ends_with(['s', 'u', 'i'])))
    {
        (Some(noun), ..) => format!("{noun}y"),
        (_, Some(noun), _) | (.., Some(noun)) => noun.to_owned(),
        _ => noun.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{by_address, by_call};

    #[test]
    fn addresses_name_operations() {
        let rows = [
            ("uAjLw4CM/ukTMukTMukTM/room-v1/guest/close", "/open-apis/room/v1/guests", Some("room.v1.guest.close")),
            ("/group/room-v1/guest/close", "/open-apis/room/v1/guests", Some("room.v1.guest.close")),
            ("/reference/room-v1/guest/close?lang=en#a", "/open-apis/room/v2/guests", Some("room.v2.guest.close")),
            ("/room-v1/hotel/stay/close", "/open-apis/house/v3/rooms", Some("house.v3.hotel.stay.close")),
            ("/room-v1/guest/close", "/open-apis/house/room/v3/x", Some("house.room.v3.guest.close")),
            ("/room-v1/guest/close", "/open-apis/room/guest", Some("room.v1.guest.close")),
            ("/docs/room-v1/more-v2/key/list", "/open-apis/room/v1/keys", Some("room.v1.key.list")),
            ("/room-v1/uQTNzUjL0UzM14CN1MTN", "/open-apis/room/v1/keys", None),
            ("/room-v1", "/open-apis/room/v1/keys", None),
            ("/guides/room/close", "/open-apis/room/v1/keys", None),
            ("", "/open-apis/room/v1/keys", None),
        ];
        for (address, path, name) in rows {
            assert_eq!(by_address(address, path).as_deref(), name, "`{address}` of `{path}`");
        }
    }

    #[test]
    fn calls_name_operations() {
        let rows = [
            ("GET", "/open-apis/room/v2/keys", "room.v2.key.list"),
            ("POST", "/open-apis/room/v2/keys", "room.v2.key.create"),
            ("GET", "/open-apis/room/v2/keys/{id}", "room.v2.key.get"),
            ("PUT", "/open-apis/room/v2/keys/:id", "room.v2.key.update"),
            ("PATCH", "/open-apis/room/v2/keys/:id", "room.v2.key.patch"),
            ("DELETE", "/open-apis/room/v2/keys/:id", "room.v2.key.delete"),
            ("PATCH", "/open-apis/room/v2/keys/:id/invite", "room.v2.key.invite"),
            ("POST", "/open-apis/room/v2/keys/batch_get", "room.v2.key.batch_get"),
            ("GET", "/open-apis/room/v2/key/list", "room.v2.key.list"),
            ("GET", "/open-apis/room/v2/keys/:id/meta", "room.v2.key_meta.get"),
            ("POST", "/open-apis/room/v2/keys/:id/meta", "room.v2.key.meta"),
            ("POST", "/open-apis/house/room/v2/box/:id", "house.room.v2.box.create"),
            ("POST", "/open-apis/house/room/v2/box/copy/files/:id", "house.room.v2.box_copy_file.create"),
            ("POST", "/open-apis/ticket/key/get", "ticket.key.get"),
            ("GET", "/open-apis/room/v2/:id", "room.v2.get"),
            ("POST", "/open-apis/room", "room.create"),
            ("GET", "/", "get"),
        ];
        for (method, path, name) in rows {
            assert_eq!(by_call(method, path), name, "{method} {path}");
        }
    }
}
