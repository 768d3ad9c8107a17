//! What a server knows about each item, held against what a batch says about it.

use super::case::{Case, Fate};
use super::lists::{CALLS, List, SIZE};
use super::room::Room;
use super::said::Said;
use super::truth::items;
use client_runtime::Value;
use client_runtime::batch::BatchOutcome;
use client_runtime::operation::RetrySafety;

/// What each request of a batch was answered and which items it held, in the order of their arrival.
pub struct Ledger<'a> {
    /// `None` for an answer that tells the truth.
    requests: Vec<(Option<&'a Said>, Vec<usize>)>,
    is_safe: bool,
}

impl<'a> Ledger<'a> {
    /// Asks a server whose script begins with `place` truths.
    pub fn of(case: &'a Case, list: &dyn List, room: &Room, place: usize) -> Self {
        let all: Vec<_> = (0..CALLS * SIZE).map(|number| list.item(number)).collect();
        let number = |item: &Value| all.iter().position(|known| known == item).expect("an item that was given");
        let requests = room.server.of_named(list.info().name).into_iter().enumerate();
        let requests = requests.map(|(count, request)| {
            let said = count.checked_sub(place).and_then(|count| case.answers.get(count));
            (said, items(&request, list.rule()).iter().map(number).collect())
        });
        Self { requests: requests.collect(), is_safe: list.info().retry_safety == RetrySafety::Safe }
    }

    /// Returns what a batch says about each item, if each is accounted for once and nothing that is said about it
    /// contradicts what the server knows.
    pub fn check(&self, outcome: &BatchOutcome) -> Result<Vec<Fate>, String> {
        let fates = fates(outcome)?;
        for (item, fate) in fates.iter().enumerate() {
            let answers: Vec<Option<&Said>> =
                self.requests.iter().filter(|(_, items)| items.contains(&item)).map(|(said, _)| *said).collect();
            let was_told = answers.iter().any(Option::is_none);
            let may_be_done = answers.iter().any(|said| said.is_none_or(Said::may_have_done));
            let is_true = match fate {
                Fate::Succeeded => was_told,
                Fate::Failed => !may_be_done,
                Fate::Unknown => !was_told,
            };
            if !is_true {
                return Err(format!("item {item} is {fate:?}, which it cannot be known to be"));
            }
            let repeated = answers.split_last().map_or(&[][..], |(_, earlier)| earlier);
            let may_follow = |said: &Said| self.is_safe || said.lets_repeat();
            if !repeated.iter().all(|said| said.is_some_and(may_follow)) {
                return Err(format!("item {item} was sent once more, against its page"));
            }
        }
        Ok(fates)
    }
}

/// Returns what an outcome says about each item; an item has to have one place in it.
fn fates(outcome: &BatchOutcome) -> Result<Vec<Fate>, String> {
    let succeeded = outcome.succeeded.iter().map(|item| (item.index, Fate::Succeeded));
    let failed = outcome.failed.iter().map(|item| (item.index, Fate::Failed));
    let unknown = outcome.unknown.iter().map(|item| (item.index, Fate::Unknown));
    let mut places: Vec<(usize, Fate)> = succeeded.chain(failed).chain(unknown).collect();
    places.sort_by_key(|(index, _)| *index);
    let is_partition = places.iter().map(|(index, _)| *index).eq(0..CALLS * SIZE);
    if !is_partition || !outcome.unmatched.is_empty() {
        return Err(format!("items are lost or doubled: {outcome:?}"));
    }
    Ok(places.into_iter().map(|(_, fate)| fate).collect())
}
