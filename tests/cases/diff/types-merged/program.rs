//! A program from the time when both fields had types of their own.

use super::client::harbor::v1::berth::Reserve;
use super::client::harbor::v1::berth::reserve::Mate;

pub fn mates(request: Reserve) -> Reserve {
    request.with_mates([Mate::new("Ada", "mate")])
}
