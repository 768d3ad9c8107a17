//! A frame as an event: its kind, and the JSON text of its data.

use super::parser::Frame;
use crate::operation::EventRule;
use crate::value::{members, scalar_text};

/// The kind of an event whose frame has no `event` line, by the standard.
const DEFAULT: &str = "message";

/// An event whose data is not read yet.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Message {
    /// Its kind; empty if it names none.
    pub kind: String,
    /// Its JSON text.
    pub text: String,
    /// Whether it ends the stream.
    pub is_end: bool,
}

/// A frame that is not an event.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NotAnEvent(pub String);

impl Message {
    /// Reads a frame by the rule of its stream.
    pub fn read(frame: Frame, rule: &EventRule) -> Result<Self, NotAnEvent> {
        let Frame { event, data } = frame;
        let text = data.trim();
        let is_end = |kind: &str| rule.end == Some(kind);
        if is_end(text) {
            return Ok(Self { kind: text.to_owned(), text: "null".to_owned(), is_end: true });
        }
        let kind = match rule.by {
            None if event.is_empty() => DEFAULT.to_owned(),
            None => event,
            Some(by) => match kind_of(text, by) {
                Some(kind) => kind,
                None => return Err(NotAnEvent(data)),
            },
        };
        let text = if text.is_empty() { "null".to_owned() } else { data };
        Ok(Self { is_end: is_end(&kind), kind, text })
    }
}

/// Returns the kind in a member of an object, which is empty if there is none; `None` for any
/// other text.
fn kind_of(text: &str, by: &str) -> Option<String> {
    let members = members(text).ok().filter(|_| text.starts_with('{'))?;
    Some(members.get(by).and_then(scalar_text).unwrap_or_default().into_owned())
}

#[cfg(test)]
mod tests {
    use super::{EventRule, Frame, Message, NotAnEvent};

    const BY_CODE: EventRule = EventRule::new(&["3", "0"]).by("code").end("0");
    const BY_LINE: EventRule = EventRule::new(&["message", "tick"]).end("[DONE]");

    #[test]
    fn frames_have_a_kind() {
        let rows = [
            (BY_CODE, "", "{\"code\":3}", Some(("3", "{\"code\":3}", false))),
            (BY_CODE, "x", "{\"code\":\"3\",\"data\":1}", Some(("3", "{\"code\":\"3\",\"data\":1}", false))),
            (BY_CODE, "", " {\"code\":0}", Some(("0", " {\"code\":0}", true))),
            (BY_CODE, "", "{\"code\":99}", Some(("99", "{\"code\":99}", false))),
            (BY_CODE, "", "{\"code\":[3]}", Some(("", "{\"code\":[3]}", false))),
            (BY_CODE, "", "{}", Some(("", "{}", false))),
            (BY_CODE, "", "[3]", None),
            (BY_CODE, "", "{\"code\":3", None),
            (BY_CODE, "", "", None),
            (BY_LINE, "", "{\"a\":1}", Some(("message", "{\"a\":1}", false))),
            (BY_LINE, "tick", "", Some(("tick", "null", false))),
            (BY_LINE, "", " [DONE] ", Some(("[DONE]", "null", true))),
        ];
        for (rule, event, data, expected) in rows {
            let read = Message::read(Frame { event: event.to_owned(), data: data.to_owned() }, &rule);
            let expected =
                expected.map(|(kind, text, is_end)| Message { kind: kind.to_owned(), text: text.to_owned(), is_end });
            assert_eq!(read, expected.ok_or(NotAnEvent(data.to_owned())), "{data:?}");
        }
    }
}
