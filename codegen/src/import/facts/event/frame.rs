//! The frame of an event: the members around its body, which the vendor describes once.

use crate::import::facts::column::FieldRow;
use crate::import::vendor::{Frame, Vendor};
use crate::yaml::Value;

impl Frame {
    /// Returns the frame of an example.
    pub(super) fn of_example(example: &Value, vendor: &Vendor) -> Option<&'static Self> {
        let is_marked = |frame: &&'static Self| {
            let (name, value) = frame.marker;
            example.get(name).and_then(Value::as_text) == Some(value)
        };
        vendor.frames.iter().find(|frame| is_marked(frame) && example.get(frame.body).is_some())
    }

    /// Returns the frame of rows: its mark and its body are among them.
    pub(super) fn of_rows(rows: &[FieldRow<'_>], vendor: &Vendor) -> Option<&'static Self> {
        let is_row = |name: &str| rows.iter().any(|row| row.name == name);
        vendor.frames.iter().find(|frame| is_row(frame.body) && is_row(frame.marker.0))
    }

    /// Returns the frame that a type without any other statement has: new types end in a version.
    pub(super) fn of_type(ty: &str, vendor: &Vendor) -> Option<&'static Self> {
        let version = ty.rsplit_once("_v").map(|(_, version)| version);
        let is_new = version.is_some_and(|version| !version.is_empty() && version.bytes().all(|b| b.is_ascii_digit()));
        if is_new { vendor.frames.first() } else { vendor.frames.last() }
    }

    /// Returns the type of the event that an example is of.
    pub(super) fn type_of<'v>(&self, example: &'v Value) -> Option<&'v str> {
        self.ty.iter().try_fold(example, |value, name| value.get(name))?.as_text()
    }

    /// Sets the type of the event in an example.
    pub(super) fn set_type(&self, example: &mut Value, ty: &str) {
        let mut value = example;
        for name in self.ty {
            let Value::Map(entries) = value else { return };
            let Some((_, inner)) = entries.iter_mut().find(|(key, _)| key == name) else { return };
            value = inner;
        }
        *value = Value::from(ty);
    }

    /// Returns the rows around the body that the vendor's frame does not have.
    ///
    /// A member inside another one has both names.
    pub(super) fn others(&self, rows: &[FieldRow<'_>]) -> Vec<String> {
        let mut others = Vec::new();
        for row in rows.iter().filter(|row| row.name != self.body) {
            let Some((_, inner)) = self.members.iter().find(|(name, _)| *name == row.name) else {
                others.push(row.name.clone());
                continue;
            };
            let new = row.inner.iter().filter(|row| !inner.contains(&row.name.as_str()));
            others.extend(new.map(|inner| format!("{}.{}", row.name, inner.name)));
        }
        others
    }
}
