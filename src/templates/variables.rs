//! Variables: an input's fields put into a template's context, but only those that the template names.

use serde::Serialize;
use serde::ser::{Impossible, SerializeStruct, Serializer};
use tera::{Context, Error, Value};

use super::closure::Words;

/// Adds the fields of `input`, a struct, as variables; those that no source of the template names cost nothing.
pub fn add(context: &mut Context, input: &impl Serialize, words: &Words) -> Result<(), Error> {
    input.serialize(Fields { context, words }).map_err(|Failure(error)| error)
}

struct Fields<'c> {
    context: &'c mut Context,
    words: &'c Words,
}

#[derive(Debug)]
struct Failure(Error);

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Failure {}

impl serde::ser::Error for Failure {
    fn custom<T: std::fmt::Display>(message: T) -> Failure {
        Failure(Error::message(message))
    }
}

impl SerializeStruct for Fields<'_> {
    type Ok = ();
    type Error = Failure;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Failure> {
        if self.words.contains(key) {
            let value = Value::try_from_serializable(value).map_err(Failure)?;
            self.context.insert_value(key, value);
        }
        Ok(())
    }

    fn end(self) -> Result<(), Failure> {
        Ok(())
    }
}

fn no_struct<T>() -> Result<T, Failure> {
    Err(Failure(Error::message("a template's input is a struct")))
}

/// Everything that is no struct is refused in one line each.
macro_rules! refuse {
    ($($method:ident($($argument:ty),*) -> $ok:ty;)*) => {
        $(fn $method(self, $(_: $argument),*) -> Result<$ok, Failure> { no_struct() })*
    };
}

type Nothing = Impossible<(), Failure>;

impl Serializer for Fields<'_> {
    type Ok = ();
    type Error = Failure;
    type SerializeSeq = Nothing;
    type SerializeTuple = Nothing;
    type SerializeTupleStruct = Nothing;
    type SerializeTupleVariant = Nothing;
    type SerializeMap = Nothing;
    type SerializeStruct = Self;
    type SerializeStructVariant = Nothing;

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Failure> {
        Ok(self)
    }

    refuse! {
        serialize_bool(bool) -> ();
        serialize_i8(i8) -> ();
        serialize_i16(i16) -> ();
        serialize_i32(i32) -> ();
        serialize_i64(i64) -> ();
        serialize_u8(u8) -> ();
        serialize_u16(u16) -> ();
        serialize_u32(u32) -> ();
        serialize_u64(u64) -> ();
        serialize_f32(f32) -> ();
        serialize_f64(f64) -> ();
        serialize_char(char) -> ();
        serialize_str(&str) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_none() -> ();
        serialize_unit() -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_unit_variant(&'static str, u32, &'static str) -> ();
        serialize_seq(Option<usize>) -> Nothing;
        serialize_tuple(usize) -> Nothing;
        serialize_tuple_struct(&'static str, usize) -> Nothing;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Nothing;
        serialize_map(Option<usize>) -> Nothing;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Nothing;
    }

    fn serialize_some<T: Serialize + ?Sized>(self, _: &T) -> Result<(), Failure> {
        no_struct()
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, _: &T) -> Result<(), Failure> {
        no_struct()
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Failure> {
        no_struct()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Input {
        title: &'static str,
        costly: Vec<u32>,
    }

    #[test]
    fn a_template_is_given_what_it_names() {
        let mut context = Context::new();
        let words = Words::of("{{ title }}");
        add(&mut context, &Input { title: "港", costly: vec![1] }, &words).unwrap();
        assert!(context.contains_key("title") && !context.contains_key("costly"));
    }

    #[test]
    fn an_input_that_is_no_struct_is_refused() {
        assert!(add(&mut Context::new(), &7, &Words::of("")).is_err());
    }
}
