//! Days of the calendar.

/// The day, in UTC, of a moment in milliseconds since 1970.
#[must_use]
pub fn day(moment: i64) -> Option<String> {
    let days = moment.div_euclid(86_400_000);
    // Years that begin in March end with the day that leap years add.
    let era_day = days.checked_add(719_468)?;
    let (era, day) = (era_day.div_euclid(146_097), era_day.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let (day, month) = (day - (153 * month + 2) / 5 + 1, if month < 10 { month + 3 } else { month - 9 });
    let year = year + era * 400 + i64::from(month <= 2);
    (1..=9999).contains(&year).then(|| format!("{year:04}-{month:02}-{day:02}"))
}
