//! A program whose client has no credentials.

use super::client::harbor::Harbor;
use super::client::harbor::v1::berth::Release;

pub async fn release() -> Result<(), clientloom_runtime::Error> {
    let harbor = Harbor::builder().without_credentials().build()?;
    harbor.v1().berth().release(&Release::new(["1"])).await?;
    Ok(())
}
