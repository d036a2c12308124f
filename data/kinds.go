package data

import (
	"errors"
	"io"
)

var errEmpty = errors.New("the file is empty")

// findKinds reads all samples to tell columns of text from columns of numbers.
func (t *table) findKinds() error {
	text := make([]bool, len(t.columns))    // any text
	numbers := make([]bool, len(t.columns)) // any number
	empty := true
	t.rewind()
	err := t.next()
	for ; err == nil; err = t.next() {
		empty = false
		for col, field := range t.record {
			t.columns[col].gaps = t.columns[col].gaps || field == ""
			if numbers[col] || isMissing(field) {
				continue
			}
			_, err := t.parse(field)
			numbers[col] = err != errNoNumber
			text[col] = err == errNoNumber || text[col]
		}
	}
	if err != io.EOF {
		return err
	}
	if empty && t.headed {
		return errors.New("no samples below the line of names")
	}
	if empty {
		return errEmpty
	}
	for col := range t.columns {
		t.columns[col].text = text[col] && !numbers[col]
	}
	return nil
}
