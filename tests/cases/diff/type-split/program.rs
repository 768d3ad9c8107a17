//! A program from the time when both fields had one type.

use super::client::harbor::v1::berth::Reserve;
use super::client::harbor::v1::berth::reserve::Crew;

pub fn mates(request: Reserve) -> Reserve {
    request.with_mates([Crew::new("Ada", "mate")])
}
