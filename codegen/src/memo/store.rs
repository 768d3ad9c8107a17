//! The bytes of results by their keys, in memory and in a file.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::digest::{Digest, LENGTH};

/// The first bytes of a file, with the number of its format.
const MARK: &[u8] = b"clientloom results 1\n";

/// The results of earlier runs, and those of this run.
#[derive(Debug, Default)]
pub struct Memo {
    /// Whether results are kept.
    pub(super) is_on: bool,
    known: BTreeMap<Digest, Vec<u8>>,
    used: BTreeMap<Digest, Vec<u8>>,
    /// Whether this run has a result that no earlier run had.
    has_new: bool,
}

impl Memo {
    /// Creates a memo without results that keeps none.
    #[must_use]
    pub fn off() -> Self {
        Self::default()
    }

    /// Reads the results that [`Memo::bytes`] wrote for this generator.
    ///
    /// Bytes of another generator and damaged bytes have no results.
    #[must_use]
    pub fn read(bytes: &[u8], generator: Digest) -> Self {
        Self { is_on: true, known: entries(bytes, generator).unwrap_or_default(), ..Self::default() }
    }

    /// Whether results are kept.
    pub(crate) const fn is_on(&self) -> bool {
        self.is_on
    }

    /// Returns the results that this run used or added; `None` if it added none.
    #[must_use]
    pub fn bytes(&self, generator: Digest) -> Option<Vec<u8>> {
        if !self.has_new {
            return None;
        }
        let mut body = Vec::new();
        for (key, result) in &self.used {
            body.extend(key.0);
            body.extend(u64::try_from(result.len()).ok()?.to_le_bytes());
            body.extend(result);
        }
        let sum = Digest::of([generator.as_ref(), &body]);
        Some([MARK, sum.as_ref(), &body].concat())
    }

    /// Returns the result of a key, if an earlier run has it.
    pub fn get<T: DeserializeOwned>(&mut self, key: Digest) -> Option<T> {
        if let Some(result) = self.known.remove(&key) {
            self.used.insert(key, result);
        }
        postcard::from_bytes(self.used.get(&key)?).ok()
    }

    /// Keeps the result of a key.
    pub fn put<T: Serialize>(&mut self, key: Digest, result: &T) {
        if let Some(bytes) = postcard::to_allocvec(result).ok().filter(|_| self.is_on) {
            self.used.insert(key, bytes);
            self.has_new = true;
        }
    }
}

/// Returns the results in the bytes of a file; `None` if the bytes are damaged.
///
/// The sum covers the generator, so that results of another generator are as good as damaged.
fn entries(bytes: &[u8], generator: Digest) -> Option<BTreeMap<Digest, Vec<u8>>> {
    let (sum, mut body) = bytes.strip_prefix(MARK)?.split_first_chunk::<LENGTH>()?;
    if Digest::of([generator.as_ref(), body]) != Digest(*sum) {
        return None;
    }
    let mut entries = BTreeMap::new();
    while let Some((key, rest)) = body.split_first_chunk::<LENGTH>() {
        let (length, rest) = rest.split_first_chunk::<8>()?;
        let (result, rest) = rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
        entries.insert(Digest(*key), result.to_vec());
        body = rest;
    }
    Some(entries)
}

#[cfg(test)]
mod tests {
    use super::{Digest, MARK, Memo};

    fn key(text: &str) -> Digest {
        Digest::of([text])
    }

    fn written(generator: Digest) -> Vec<u8> {
        let mut memo = Memo::read(b"", generator);
        memo.put(key("a"), &"one".to_owned());
        memo.put(key("b"), &vec![2_u64, 3]);
        memo.bytes(generator).expect("new results")
    }

    #[test]
    fn results_are_found_by_their_keys() {
        let own = key("1.0.0");
        let mut memo = Memo::read(&written(own), own);
        assert_eq!(memo.get::<String>(key("a")).as_deref(), Some("one"));
        assert_eq!(memo.get::<String>(key("a")).as_deref(), Some("one"), "as often as it is asked for");
        assert_eq!(memo.get::<String>(key("c")), None);
        assert_eq!(memo.bytes(own), None, "nothing is new");
        memo.put(key("c"), &"three".to_owned());
        let mut memo = Memo::read(&memo.bytes(own).expect("a new result"), own);
        assert_eq!(memo.get::<String>(key("c")).as_deref(), Some("three"));
        assert_eq!(memo.get::<Vec<u64>>(key("b")), None, "a result that no run used is dropped");
    }

    #[test]
    fn damaged_and_foreign_bytes_have_no_results() {
        let own = key("1.0.0");
        let whole = written(own);
        let mut flipped = whole.clone();
        *flipped.last_mut().expect("bytes") ^= 1;
        let longer = [whole.as_slice(), b"x"].concat();
        let damaged = [&whole[..whole.len() - 1], &whole[..MARK.len() + 3], &flipped, &longer, b"", b"\0"];
        for bytes in damaged {
            assert_eq!(Memo::read(bytes, own).get::<String>(key("a")), None, "{bytes:?}");
        }
        assert_eq!(Memo::read(&whole, key("1.0.1")).get::<String>(key("a")), None, "of another generator");
    }

    #[test]
    fn a_memo_that_is_off_keeps_nothing() {
        let mut memo = Memo::off();
        memo.put(key("a"), &"one".to_owned());
        assert_eq!((memo.get::<String>(key("a")), memo.bytes(key("1.0.0"))), (None, None));
    }

    #[test]
    fn the_lengths_of_inputs_are_part_of_their_digest() {
        assert_ne!(Digest::of(["ab", "c"]), Digest::of(["a", "bc"]));
        assert_ne!(Digest::of(["a"]), Digest::of(["a", ""]));
    }
}
