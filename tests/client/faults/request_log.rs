//! Requests that the server received, compared with the status that a batch reports for each item.

use super::batch_operations::{BatchOperation, CALLS, SIZE};
use super::case::{Case, ItemStatus};
use super::fixture::Fixture;
use super::response::ScriptedResponse;
use super::success::items;
use clientloom_runtime::Value;
use clientloom_runtime::batch::BatchOutcome;
use clientloom_runtime::operation::RetrySafety;

/// The response to each request of a batch, and the items of the request, in the order of arrival.
pub struct RequestLog<'a> {
    /// `None` means a response without a fault.
    requests: Vec<(Option<&'a ScriptedResponse>, Vec<usize>)>,
    is_safe: bool,
}

impl<'a> RequestLog<'a> {
    /// Reads the requests of a server whose script begins with `place` responses without a fault.
    pub fn of(case: &'a Case, list: &dyn BatchOperation, fixture: &Fixture, place: usize) -> Self {
        let all: Vec<_> = (0..CALLS * SIZE).map(|number| list.item(number)).collect();
        let number = |item: &Value| all.iter().position(|known| known == item).expect("an item that was given");
        let requests = fixture.server.of_named(list.info().name).into_iter().enumerate();
        let requests = requests.map(|(count, request)| {
            let said = count.checked_sub(place).and_then(|count| case.answers.get(count));
            (said, items(&request, list.rule()).iter().map(number).collect())
        });
        Self { requests: requests.collect(), is_safe: list.info().retry_safety == RetrySafety::Safe }
    }

    /// Returns the reported status of each item.
    ///
    /// Each item must be reported once, and no status may contradict the received requests.
    pub fn check(&self, outcome: &BatchOutcome) -> Result<Vec<ItemStatus>, String> {
        let statuses = statuses(outcome)?;
        for (item, status) in statuses.iter().enumerate() {
            let answers: Vec<Option<&ScriptedResponse>> =
                self.requests.iter().filter(|(_, items)| items.contains(&item)).map(|(said, _)| *said).collect();
            let was_told = answers.iter().any(Option::is_none);
            let may_be_done = answers.iter().any(|said| said.is_none_or(ScriptedResponse::may_have_been_carried_out));
            let is_true = match status {
                ItemStatus::Succeeded => was_told,
                ItemStatus::Failed => !may_be_done,
                ItemStatus::Unknown => !was_told,
            };
            if !is_true {
                return Err(format!("item {item} is {status:?}, which it cannot be known to be"));
            }
            let repeated = answers.split_last().map_or(&[][..], |(_, earlier)| earlier);
            let may_follow = |said: &ScriptedResponse| self.is_safe || said.allows_retry();
            if !repeated.iter().all(|said| said.is_some_and(may_follow)) {
                return Err(format!("item {item} was sent once more, against its page"));
            }
        }
        Ok(statuses)
    }
}

/// Returns the status of each item, which must be reported once.
fn statuses(outcome: &BatchOutcome) -> Result<Vec<ItemStatus>, String> {
    let succeeded = outcome.succeeded.iter().map(|item| (item.index, ItemStatus::Succeeded));
    let failed = outcome.failed.iter().map(|item| (item.index, ItemStatus::Failed));
    let unknown = outcome.unknown.iter().map(|item| (item.index, ItemStatus::Unknown));
    let mut places: Vec<(usize, ItemStatus)> = succeeded.chain(failed).chain(unknown).collect();
    places.sort_by_key(|(index, _)| *index);
    let is_partition = places.iter().map(|(index, _)| *index).eq(0..CALLS * SIZE);
    if !is_partition || !outcome.unmatched.is_empty() {
        return Err(format!("items are lost or doubled: {outcome:?}"));
    }
    Ok(places.into_iter().map(|(_, status)| status).collect())
}
