//! A program that reads the events of a stream.

use super::client::harbor::v1::boat::picture::PictureEvent;

pub fn size(event: &PictureEvent) -> i64 {
    match event {
        PictureEvent::Size(size) => *size,
        _ => 0,
    }
}
