//! Digests of inputs.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// The number of bytes of a digest.
pub(super) const LENGTH: usize = 16;

/// The digest of inputs: two inputs with the same digest are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Digest(pub(super) [u8; LENGTH]);

impl Digest {
    /// Computes the digest of several texts or bytes, in this order.
    #[must_use]
    pub fn of<T: AsRef<[u8]>>(parts: impl IntoIterator<Item = T>) -> Self {
        let mut hash = Sha256::new();
        for part in parts {
            let part = part.as_ref();
            // The lengths keep `["ab", "c"]` and `["a", "bc"]` apart.
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        let mut digest = [0; LENGTH];
        digest.copy_from_slice(&hash.finalize()[..LENGTH]);
        Self(digest)
    }

    /// Computes the digest of a model with all its parts.
    ///
    /// # Panics
    /// If the model has a value that cannot be serialized.
    #[must_use]
    pub fn of_model(model: &impl Serialize) -> Self {
        Self::of([postcard::to_allocvec(model).expect("a model of plain data")])
    }
}

impl AsRef<[u8]> for Digest {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}
