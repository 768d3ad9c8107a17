//! The data of an event, read into its type.

use super::message::Message;
use crate::error::Error;
use crate::operation::EventRule;
use crate::response::StreamedResponse;
use crate::value::{Decode, DecodeFailure, Deviation, DeviationKind, Reader, members};

/// The documented type of data that cannot be read.
const DATA: &str = "the data of its kind";

/// Reads the data of an event, and notes deviations.
///
/// Returns whether it could be read.
pub(super) fn read_data(
    response: &mut StreamedResponse,
    rule: &EventRule,
    message: &Message,
    target: &mut dyn Decode,
) -> Result<bool, Error> {
    let mut deviations = Vec::new();
    let read = walk(response, rule, message, target, &mut deviations);
    if let Err(failure) = &read
        && !response.is_strict
    {
        deviations = vec![Deviation::new(failure.address.clone(), DeviationKind::Unreadable { expected: DATA })];
    }
    note(response, message, deviations, read.as_ref().err().cloned())?;
    Ok(read.is_ok())
}

/// Notes an event of an undocumented kind.
pub(super) fn note_kind(response: &mut StreamedResponse, rule: &EventRule, message: &Message) -> Result<(), Error> {
    let address = rule.by.unwrap_or("event").to_owned();
    let kind = response.meta.redactor.text(&message.kind);
    let mut deviation = Deviation::new(address, DeviationKind::Unlisted);
    deviation.text = crate::value::excerpt(&kind, 100);
    note(response, message, vec![deviation], None)
}

fn walk(
    response: &StreamedResponse,
    rule: &EventRule,
    message: &Message,
    target: &mut dyn Decode,
    deviations: &mut Vec<Deviation>,
) -> Result<(), DecodeFailure> {
    let rules = response.context.read_rules(response.is_strict, &response.meta.redactor);
    let Some(data) = rule.data else {
        let mut reader = Reader::at("", Vec::new(), rules);
        let read = match rule.by {
            Some(by) => reader.read_except(target, &message.text, &|key| key == by),
            None => reader.read(target, &message.text),
        };
        *deviations = reader.finish();
        return read;
    };
    let members = members(&message.text).unwrap_or_default();
    let envelope = &response.context.envelope;
    let is_known = |key: &str| key == data || rule.by == Some(key) || envelope.owns(key);
    let unknown = members.keys().filter(|key| !is_known(key));
    let unknown = unknown.map(|key| Deviation::new(rules.redacted(key), DeviationKind::UnknownKey));
    let mut reader = Reader::at(data, unknown.take(Deviation::MOST).collect(), rules);
    let read = members.get(data).map_or(Ok(()), |data| reader.read(target, data.get()));
    *deviations = reader.finish();
    read
}

/// Notes the deviations of an event. In a strict call, the first is the error.
fn note(
    response: &mut StreamedResponse,
    message: &Message,
    deviations: Vec<Deviation>,
    failure: Option<DecodeFailure>,
) -> Result<(), Error> {
    if let Some(drifts) = &response.drifts {
        drifts.note(&response.context.operation, &deviations);
    }
    let first = deviations.first().map(Deviation::failure);
    let room = Deviation::MOST.saturating_sub(response.meta.deviations.len());
    response.meta.deviations.extend(deviations.into_iter().take(room));
    match failure.or(first).filter(|_| response.is_strict) {
        Some(failure) => Err(response.unreadable(message.text.clone(), failure)),
        None => Ok(()),
    }
}
