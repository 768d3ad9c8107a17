//! The values of texts.

use super::digest::Digest;
use super::store::Memo;
use crate::diagnostics::{FileId, Sources};
use crate::yaml::{self, Value};

impl Memo {
    /// Reads each file once and gives its value to the sources.
    ///
    /// A file that is not valid YAML has no value: its text is read again where errors are
    /// reported.
    pub fn parse(&mut self, sources: &mut Sources) {
        self.set_values(sources, |memo, key, text| {
            let value = yaml::parse(text).ok()?;
            memo.put(key, &value);
            Some(value)
        });
    }

    /// Gives the sources the values that earlier runs have read.
    pub fn restore(&mut self, sources: &mut Sources) {
        if self.is_on {
            self.set_values(sources, |_, _, _| None);
        }
    }

    fn set_values(&mut self, sources: &mut Sources, read: impl Fn(&mut Self, Digest, &str) -> Option<Value>) {
        let files: Vec<FileId> = sources.iter().map(|(file, _)| file).collect();
        for file in files {
            let text = &sources.get(file).text;
            let key = Digest::of(["value", text]);
            if let Some(value) = self.get(key).or_else(|| read(self, key, text)) {
                sources.set_value(file, value);
            }
        }
    }
}
