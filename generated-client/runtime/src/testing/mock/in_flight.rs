//! Calls that a server has not responded to, for documented numbers of calls at a time.

use super::violation::RequestViolation;
use crate::operation::{Concurrency, OperationInfo};
use crate::testing::loopback::Received;
use crate::value::Value;
use std::sync::{Arc, Weak};

/// The calls in flight of all operations with a documented number of calls at a time.
#[derive(Default)]
pub(super) struct CallsInFlight(Vec<(CallGroup, Weak<()>)>);

/// The calls that count together.
#[derive(PartialEq, Eq)]
struct CallGroup {
    /// The number of the page.
    page: usize,
    /// The value of the field to whose values the number applies.
    value: Option<Value>,
    /// The token, because the number applies to each tenant.
    authorization: Option<String>,
}

/// A call that was added to those in flight.
pub(super) struct AddedCall {
    /// The mark of the call, which is in flight until the mark is dropped.
    pub mark: Arc<()>,
    pub violation: Option<RequestViolation>,
}

impl CallsInFlight {
    /// Adds a call; its page has the number `page`. Returns nothing if the page states no number.
    pub fn add(&mut self, page: usize, info: &OperationInfo, received: &Received, values: &Value) -> Option<AddedCall> {
        let Concurrency { max, field } = info.concurrency?;
        let value = field.map(|field| text(member(values, field)));
        let group = CallGroup { page, value, authorization: received.header("authorization").map(str::to_owned) };
        self.0.retain(|(_, mark)| mark.strong_count() > 0);
        let mark = Arc::new(());
        self.0.push((group, Arc::downgrade(&mark)));
        let group = self.0.last().map(|(group, _)| group);
        let calls = self.0.iter().filter(|(other, _)| Some(other) == group).count();
        let is_within = u32::try_from(calls).is_ok_and(|calls| calls <= max);
        let violation = (!is_within).then_some(RequestViolation::Concurrency { max, field, calls });
        Some(AddedCall { mark, violation })
    }
}

/// Follows a dotted path; a name can contain dots itself.
fn member<'v>(values: &'v Value, path: &str) -> Option<&'v Value> {
    let below = || path.split_once('.').and_then(|(name, rest)| member(values.get(name)?, rest));
    values.get(path).or_else(below)
}

/// Returns one value for a number and its text, and one for unset, null and missing.
fn text(value: Option<&Value>) -> Value {
    match value {
        None | Some(Value::Null) => Value::Null,
        Some(Value::String(text)) => Value::from(text.as_str()),
        Some(other) => Value::from(other.to_string()),
    }
}
