//! Heads as template values. Many pages quote a head, and to turn it into a value costs more than to show it.

use std::any::TypeId;
use std::cell::RefCell;

use serde::{Serialize, Serializer, ser};
use tera::Value;

use crate::digest::{Digest, Digested};

/// A day's heads, and those of its pages; each thread remembers so many, whatever the size of the paper.
const REMEMBERED: usize = SETS * SET;

/// A value is in one of a few places, the newest before the others, so that few push each other out.
const SETS: usize = 64;
const SET: usize = 4;

type Slot = Option<(TypeId, Digest, Value)>;

thread_local! {
    static VALUES: RefCell<Vec<Slot>> = RefCell::new(vec![None; REMEMBERED]);
}

/// Templates clone a value that they meet on their way; what programs read has types of its own.
impl<T: Serialize + 'static> Serialize for Digested<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        value_of(self).map_err(ser::Error::custom)?.serialize(serializer)
    }
}

fn value_of<T: Serialize + 'static>(head: &Digested<T>) -> tera::TeraResult<Value> {
    let (kind, digest) = (TypeId::of::<T>(), head.digest);
    // The lowest digits are as good as any.
    #[allow(clippy::cast_possible_truncation)]
    let start = digest.0 as usize % SETS * SET;
    let known = VALUES.with_borrow(|slots| {
        let mut set = slots[start..start + SET].iter().flatten();
        let (_, _, value) = set.find(|(of, from, _)| (*of, *from) == (kind, digest))?;
        Some(value.clone())
    });
    if let Some(value) = known {
        return Ok(value);
    }
    let value = Value::try_from_serializable(&head.value)?;
    VALUES.with_borrow_mut(|slots| {
        let set = &mut slots[start..start + SET];
        set.rotate_right(1);
        set[0] = Some((kind, digest, value.clone()));
    });
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Hash, Serialize)]
    struct Title(&'static str);

    #[derive(Hash, Serialize)]
    struct Name {
        name: &'static str,
    }

    #[test]
    fn a_head_is_shown_as_what_it_holds_the_first_time_and_after() {
        let (one, other) = (Digested::new(Name { name: "港" }), Digested::new(Name { name: "灯" }));
        for _ in 0..2 {
            assert_eq!(serde_json::to_string(&[&one, &other]).unwrap(), r#"[{"name":"港"},{"name":"灯"}]"#);
        }
    }

    #[test]
    fn heads_of_two_kinds_with_one_digest_stay_apart() {
        let (title, name) = (Digested::new(Title("港")), Digested::new(Name { name: "港" }));
        assert_eq!(title.digest, name.digest);
        let shown = (serde_json::to_string(&title).unwrap(), serde_json::to_string(&name).unwrap());
        assert_eq!(shown, (r#""港""#.to_owned(), r#"{"name":"港"}"#.to_owned()));
    }
}
