;; Puts the engine's WebAssembly together again.
;;
;; In WebAssembly each instruction is followed by what it is about: a number, a local variable, an address. Compressed, the
;; two spoil each other. A release therefore keeps instructions, variables, addresses and so on in stretches of their own,
;; which compress to a tenth less. pack.mjs takes the engine apart by $body, which is all that knows of instructions, and
;; makes of the stretches a module with one export, which puts them together: a script would do so too, but in five times
;; the time, as it has to warm up first. Names in capitals are numbers that pack.mjs fills in.

(module
  ;; Takes on the next byte of a stretch, and tells it.
  (func $byte (param $stretch i32) (result i32)
    (local $at i32)
    (local.set $stretch (i32.shl (local.get $stretch) (i32.const 2)))
    (local.set $at (i32.load offset=$STRETCHES (local.get $stretch)))
    (i32.store offset=$STRETCHES (local.get $stretch) (i32.add (local.get $at) (i32.const 1)))
    (local.set $at (i32.load8_u (local.get $at)))
    (i32.store8 (global.get $end) (local.get $at))
    (global.set $end (i32.add (global.get $end) (i32.const 1)))
    (local.get $at))

  (memory (export "memory") $PAGES)
  ;; The kinds of instructions, by their byte; where each stretch stands; the stretches; what comes after the code; and,
  ;; where it is to be, what comes before the code.
  (data (i32.const 0) "$DATA")
  ;; Where the next byte goes.
  (global $end (mut i32) (i32.const $CODE))

  ;; Takes on a number in LEB128, and tells it.
  (func $number (param $stretch i32) (result i32)
    (local $byte i32) (local $value i32) (local $shift i32)
    (loop $more
      (local.set $byte (call $byte (local.get $stretch)))
      (local.set $value
        (i32.or (local.get $value) (i32.shl (i32.and (local.get $byte) (i32.const 127)) (local.get $shift))))
      (local.set $shift (i32.add (local.get $shift) (i32.const 7)))
      (br_if $more (i32.gt_u (local.get $byte) (i32.const 127))))
    (local.get $value))

  ;; Takes on so many numbers of the rest.
  (func $numbers (param $count i32)
    (loop $more
      (if (local.get $count) (then
        (drop (call $number (i32.const $REST)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $more)))))

  ;; Takes on so many bytes of the rest, at least one.
  (func $bytes (param $count i32)
    (loop $more
      (drop (call $byte (i32.const $REST)))
      (br_if $more (local.tee $count (i32.sub (local.get $count) (i32.const 1))))))

  ;; Takes on one instruction; tells how many blocks deeper it leads.
  (func $instruction (result i32)
    (local $kind i32)
    (local.set $kind (i32.load8_u (call $byte (i32.const $OPS))))
    (block $number
    (block $end
    (block $block
    (block $prefixed
    (block $f64
    (block $f32
    (block $types
    (block $two
    (block $table
    (block $address
    (block $nothing
      (br_table $nothing $address $table $two $types $f32 $f64 $prefixed $block $end $number (local.get $kind)))
      (return (i32.const 0)))
      (drop (call $number (i32.const $OPS)))
      (drop (call $number (i32.const $OFFSETS)))
      (return (i32.const 0)))
      (call $numbers (i32.add (call $number (i32.const $REST)) (i32.const 1)))
      (return (i32.const 0)))
      (call $numbers (i32.const 2))
      (return (i32.const 0)))
      (call $numbers (call $number (i32.const $REST)))
      (return (i32.const 0)))
      (call $bytes (i32.const 4))
      (return (i32.const 0)))
      (call $bytes (i32.const 8))
      (return (i32.const 0)))
      ;; Conversions stand alone; what fills from something names two things, else one.
      (if (i32.gt_u (local.tee $kind (call $number (i32.const $OPS))) (i32.const 7)) (then
        (call $numbers (i32.sub (i32.const 2)
          (i32.or (i32.gt_u (local.get $kind) (i32.const 14)) (i32.and (local.get $kind) (i32.const 1)))))))
      (return (i32.const 0)))
      (drop (call $number (i32.const $BLOCKS)))
      (return (i32.const 1)))
      (return (i32.const -1)))
    ;; One number, of the stretch that the kind names.
    (drop (call $number (i32.sub (local.get $kind) (i32.const $NUMBER))))
    (i32.const 0))

  ;; Takes on the body of a function.
  (func $body (export "body")
    (local $left i32)
    (local.set $left (call $number (i32.const $DECLARED)))
    (loop $more
      (if (local.get $left) (then
        (drop (call $number (i32.const $DECLARED)))
        (drop (call $byte (i32.const $DECLARED)))
        (local.set $left (i32.sub (local.get $left) (i32.const 1)))
        (br $more))))
    (local.set $left (i32.const 1))
    (loop $more
      (br_if $more (local.tee $left (i32.add (local.get $left) (call $instruction))))))

  ;; The whole module: where it starts, and its length. Sizes of functions take three bytes each.
  (func (export "unpack") (result i32 i32)
    (local $left i32) (local $start i32) (local $size i32)
    (local.set $left (i32.const $FUNCTIONS))
    (loop $more
      (local.set $start (global.get $end))
      (global.set $end (i32.add (local.get $start) (i32.const 3)))
      (call $body)
      (local.set $size (i32.sub (i32.sub (global.get $end) (local.get $start)) (i32.const 3)))
      (i32.store8 (local.get $start) (i32.or (local.get $size) (i32.const 128)))
      (i32.store8 offset=1 (local.get $start) (i32.or (i32.shr_u (local.get $size) (i32.const 7)) (i32.const 128)))
      (i32.store8 offset=2 (local.get $start) (i32.shr_u (local.get $size) (i32.const 14)))
      (br_if $more (local.tee $left (i32.sub (local.get $left) (i32.const 1)))))
    (memory.copy (global.get $end) (i32.const $AFTER) (i32.const $LENGTH))
    (i32.const $BEFORE)
    (i32.sub (i32.add (global.get $end) (i32.const $LENGTH)) (i32.const $BEFORE)))
)
