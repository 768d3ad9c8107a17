//! The member of a body that chooses between a stream of events and a whole response.

use crate::error::BuildError;
use crate::operation::{OperationInfo, ResponseFormat, StreamSwitch};
use crate::value::Json;

/// Sets the member, if the operation has one.
///
/// A call for a whole response keeps the caller's value, because a page can have several of them.
///
/// # Errors
///
/// A [`BuildError`] if a call for a whole response asks for a stream.
pub(super) fn set_switch(
    info: &'static OperationInfo,
    format: ResponseFormat,
    json: &mut Json<'_>,
) -> Result<(), BuildError> {
    let Some((StreamSwitch { field, stream, whole }, members)) =
        info.events.and_then(|rule| rule.switch).zip(members(json))
    else {
        return Ok(());
    };
    let Some((_, value)) = members.iter_mut().find(|(name, _)| *name == field) else { return Ok(()) };
    match format {
        ResponseFormat::Events => *value = Json::Str(stream),
        _ if value.is_nothing() => *value = Json::Str(whole),
        _ if value.scalar().as_deref() == Some(stream) => {
            let operation = info.name;
            let message = format!(
                "`{field}` of {operation} asks for a stream, but the call reads a whole response: use the method for \
                 streams, or remove the value"
            );
            return Err(BuildError::new(message));
        }
        _ => {}
    }
    Ok(())
}

fn members<'a, 'b>(json: &'a mut Json<'b>) -> Option<&'a mut Vec<(&'b str, Json<'b>)>> {
    match json {
        Json::Object(members) => Some(members),
        _ => None,
    }
}
