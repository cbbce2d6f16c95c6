//! Makes of each file what a page of the default theme shows of it: `develop FOLDER FILE…` (to measure time and memory), or
//! the whole picture in one encoding: `develop --png FOLDER FILE…` (to compare colours).

use std::{env, fs, path::Path};

use newsprint_pictures::{Encoding, Frame, Imprint, Order, develop};

fn main() {
    let mut words = env::args().skip(1).peekable();
    let to_compare = words.next_if(|word| word == "--png").is_some();
    let folder = words.next().expect("a folder to write into");
    for file in words {
        let path = Path::new(&file);
        let bytes = fs::read(path).expect("a file that can be read");
        let whole = |width, encoding| Order { frame: Frame::Whole { width, height: width * 3 / 4 }, encoding };
        let card = Frame::Card { width: 1_200, height: 630, focus: None };
        let orders = if to_compare {
            vec![Order { frame: Frame::Whole { width: u32::MAX, height: u32::MAX }, encoding: Encoding::Png }]
        } else {
            let mut orders = vec![
                whole(320, Encoding::Webp),
                whole(720, Encoding::Webp),
                whole(1_200, Encoding::Webp),
                whole(2_000, Encoding::Webp),
                whole(1_200, Encoding::Jpeg),
            ];
            orders.push(Order { frame: card, encoding: Encoding::Jpeg });
            orders
        };
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        match develop(&bytes, &orders, &Imprint::default()) {
            Err(fault) => println!("{name}: {fault:?}"),
            Ok(made) => {
                for (number, (order, bytes)) in orders.iter().zip(&made).enumerate() {
                    println!("{name}: {order:?}: {} bytes", bytes.len());
                    let ending = format!("{:?}", order.encoding).to_lowercase();
                    fs::write(Path::new(&folder).join(format!("{name}-{number}.{ending}")), bytes).expect("written");
                }
            }
        }
    }
}
