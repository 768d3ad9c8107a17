//! The call that an app makes before it gets the events of a type.

use crate::import::facts::operation_name;
use crate::import::labels::{self, Label};
use crate::import::page::{Page, Part};
use crate::naming;

/// The last steps in the addresses of such calls.
const STEPS: [&str; 2] = ["subscribe", "subscription"];

/// Returns the name of the only call to subscribe that the lines above the basics link to.
pub(super) fn find(page: &Page) -> Option<String> {
    let is_event = |title: &str| matches!(labels::section(title), Some(Label::Event | Label::EventBody));
    let above = page.sections.iter().filter(|section| !is_event(&section.title));
    let lines = above.flat_map(|section| &section.blocks).filter_map(|block| match &block.part {
        Part::Line(line) => Some(line.as_str()),
        _ => None,
    });
    let mut calls: Vec<String> = lines.flat_map(addresses).filter_map(name).collect();
    calls.sort_unstable();
    calls.dedup();
    <[String; 1]>::try_from(calls).ok().map(|[call]| call)
}

/// Whether a line links to a call to subscribe.
pub(super) fn is_about(line: &str) -> bool {
    addresses(line).any(|address| name(address).is_some())
}

/// Returns the addresses of the links in a line.
fn addresses(line: &str) -> impl Iterator<Item = &str> {
    line.split("](").skip(1).filter_map(|rest| rest.split([')', '#', '?']).next())
}

fn name(address: &str) -> Option<String> {
    let is_call = STEPS.contains(&address.rsplit('/').next()?);
    let name = operation_name::by_address(address, "").filter(|_| is_call)?;
    Some(name.split('.').map(naming::module).collect::<Vec<_>>().join("."))
}

#[cfg(test)]
mod tests {
    use super::{addresses, name};

    #[test]
    fn a_link_to_a_call_names_it() {
        for (line, expected) in [
            ("应用已调用[订阅](/ssl:ttdoc/a/b/reference/room-v1/room/subscribe)", Some("room.v1.room.subscribe")),
            ("[a](https://a.example/document/room-v1/door-key/subscription#x)", Some("room.v1.door_key.subscription")),
            ("[a](/ssl:ttdoc/ukTMukTMukTM/uUTNz4SN1MjL1UzM)", None),
            ("[a](/document/room-v1/room/get)", None),
            ("subscribe", None),
        ] {
            assert_eq!(addresses(line).find_map(name).as_deref(), expected, "{line}");
        }
    }
}
