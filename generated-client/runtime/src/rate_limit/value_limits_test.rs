//! The limits of a call, by the facts of its page.

use super::{ValueKey, ValueLimits};
use crate::operation::{Concurrency, FieldRate, Rate};

const ROOM_SECOND: FieldRate = FieldRate::of("room", Rate::per_second(5));
const ROOM_DAY: FieldRate = FieldRate::of("room", Rate::per_day(100));
const GUEST: FieldRate = FieldRate::of("guest.id", Rate::per_minute(2));

fn limits(field: Option<&'static str>, rates: &[Rate], max: Option<u32>) -> ValueLimits {
    let hash = field.map_or(max.unwrap_or_default().into(), |field| field.len() as u64);
    ValueLimits { key: ValueKey { field, hash }, rates: rates.to_vec(), max }
}

#[test]
fn rates_are_grouped_by_field_and_numbers_of_calls_come_last() {
    let (second, day, minute) = (Rate::per_second(5), Rate::per_day(100), Rate::per_minute(2));
    let (room, guest) = (Some("room"), Some("guest.id"));
    for (rates, concurrency, expected) in [
        (&[][..], None, vec![]),
        (&[ROOM_SECOND, ROOM_DAY], None, vec![limits(room, &[second, day], None)]),
        (&[], Some(Concurrency::of(1)), vec![limits(None, &[], Some(1))]),
        (&[], Some(Concurrency::per("room", 2)), vec![limits(room, &[], Some(2))]),
        (
            &[ROOM_SECOND, GUEST],
            Some(Concurrency::per("room", 1)),
            vec![limits(guest, &[minute], None), limits(room, &[second], Some(1))],
        ),
        (&[GUEST], Some(Concurrency::of(3)), vec![limits(guest, &[minute], None), limits(None, &[], Some(3))]),
    ] {
        assert_eq!(ValueLimits::of_call(rates, concurrency, |field| field.len() as u64), expected);
    }
}
