//! Forms with large files: each part goes to the disk as it arrives.

use axum::extract::{
    Multipart,
    multipart::{Field, MultipartError},
};
use innkey_protocol::ErrorCode;
use tokio::{fs::File, io::AsyncWriteExt, time::timeout};

use crate::{
    error::{Error, Result},
    handlers::PATIENCE,
};

/// Most bytes of a text beside a file.
const MAX_TEXT: usize = 4 * 1024;

/// The next part; none at the form's end.
///
/// # Errors
/// When the upload breaks off or stands still.
pub async fn next(parts: &mut Multipart) -> Result<Option<Field<'_>>> {
    patient(parts.next_field()).await
}

/// The text in the next part if that has this name, else an empty one.
///
/// # Errors
/// When the upload breaks off or stands still, or the text is longer than any of ours.
pub async fn text(parts: &mut Multipart, name: &str) -> Result<String> {
    let Some(mut field) = next(parts).await?.filter(|field| field.name() == Some(name)) else {
        return Ok(String::new());
    };
    let mut text = Vec::new();
    while let Some(bytes) = patient(field.chunk()).await? {
        text.extend_from_slice(&bytes);
        if text.len() > MAX_TEXT {
            return Err(ErrorCode::BadRequest.into());
        }
    }
    Ok(String::from_utf8_lossy(&text).into_owned())
}

/// Writes a part to a file.
///
/// # Errors
/// When the upload breaks off or stands still, is larger than `room`, or cannot be written.
pub async fn write(mut field: Field<'_>, mut file: File, room: &mut u64) -> Result<()> {
    while let Some(bytes) = patient(field.chunk()).await? {
        *room = room.checked_sub(bytes.len() as u64).ok_or(ErrorCode::TooLarge)?;
        file.write_all(&bytes).await?;
    }
    Ok(file.flush().await?)
}

/// What arrives, if it does in time.
async fn patient<T>(
    part: impl Future<Output = std::result::Result<T, MultipartError>>,
) -> Result<T> {
    let broken = |_| Error::refused(ErrorCode::BadRequest, "the upload broke off: try again");
    timeout(PATIENCE, part).await.map_err(|_| ErrorCode::TooSlow)?.map_err(broken)
}
