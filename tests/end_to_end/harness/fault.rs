//! What bad lines do to a connection.

use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

/// What happens to a connection after the server has said so many bytes.
#[derive(Clone, Copy, Debug)]
pub enum Fault {
    None,
    /// It ends.
    Cut(u64),
    /// Nothing comes any more, and it stays open.
    Stall(u64),
    /// A byte comes every 100 ms.
    Drip(u64),
    /// One bit is another.
    Flip(u64),
    /// Everything comes in small pieces with pauses.
    Hesitate,
    /// So many bytes a second.
    Slow(u32),
}

impl Fault {
    /// Passes on what the server says, and does its worst; tells how many bytes come from the server.
    pub async fn pass(
        self,
        mut server: impl AsyncRead + Unpin,
        mut phone: impl AsyncWrite + Unpin,
        passes: impl Fn(u64),
    ) {
        let (mut said, mut piece) = (0, vec![0; 16 * 1024]);
        while let Ok(read @ 1..) = server.read(&mut piece).await {
            let (before, came) = (said, &mut piece[..read]);
            said += read as u64;
            passes(read as u64);
            match self {
                Self::Cut(at) | Self::Stall(at) | Self::Drip(at) if at < said => {
                    let (good, rest) = came.split_at(at.saturating_sub(before) as usize);
                    let _ = phone.write_all(good).await;
                    return self.end_badly(phone, rest).await;
                }
                Self::Flip(at) if (before..said).contains(&at) => came[(at - before) as usize] ^= 1,
                Self::Hesitate => tokio::time::sleep(Duration::from_millis(20)).await,
                Self::Slow(bytes) => {
                    tokio::time::sleep(Duration::from_secs(1) * read as u32 / bytes).await;
                }
                _ => {}
            }
            if phone.write_all(came).await.is_err() {
                return;
            }
        }
    }

    async fn end_badly(self, mut phone: impl AsyncWrite + Unpin, rest: &[u8]) {
        if matches!(self, Self::Drip(_)) {
            for byte in rest {
                if phone.write_all(&[*byte]).await.is_err() {
                    return;
                }
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
        if !matches!(self, Self::Cut(_)) {
            std::future::pending::<()>().await;
        }
    }
}
