//! Chunks of a body, joined.

use bytes::{Bytes, BytesMut};

/// The chunks of a body; a single chunk is not copied.
#[derive(Default)]
pub(super) struct Chunks {
    first: Bytes,
    all: BytesMut,
}

impl Chunks {
    pub fn len(&self) -> usize {
        self.first.len().max(self.all.len())
    }

    pub fn push(&mut self, chunk: Bytes) {
        if self.first.is_empty() {
            self.first = chunk;
            return;
        }
        if self.all.is_empty() {
            self.all.extend_from_slice(&self.first);
        }
        self.all.extend_from_slice(&chunk);
    }

    pub fn whole(self) -> Bytes {
        if self.all.is_empty() { self.first } else { self.all.freeze() }
    }
}
