package data

import (
	"fmt"
	"io"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// readCSV reads the table twice: the kind of a column shows only at its end.
func readCSV(r io.Reader, opts CSVOptions) (*Set, error) {
	t, err := newTable(r, opts)
	if err != nil {
		return nil, err
	}
	if err := t.findKinds(); err != nil {
		return nil, err
	}
	roles, err := assignRoles(t, opts)
	if err != nil {
		return nil, err
	}
	classes, err := newCategories(opts.Classes)
	if err != nil {
		return nil, err
	}

	var x, y []float64 // the rows of X, and of Y where it holds numbers
	var names []string
	n := 0
	t.rewind()
	for err = t.next(); err == nil; err = t.next() {
		n++
		if x, err = t.appendNumbers(x, roles.features, roles.featureAdvice()); err != nil {
			return nil, err
		}
		if roles.categorical {
			err = t.addCategory(classes, roles.targets[0])
		} else {
			y, err = t.appendNumbers(y, roles.targets, roles.targetAdvice())
		}
		if err != nil {
			return nil, err
		}
		if roles.named {
			name, err := t.text(roles.names)
			if err != nil {
				return nil, err
			}
			names = append(names, name)
		}
	}
	if err != io.EOF {
		return nil, err
	}

	s := &Set{X: mat.NewDense(n, len(roles.features), x), Names: names}
	for _, col := range roles.features {
		s.Features = append(s.Features, t.columns[col].name)
		s.Units = append(s.Units, t.columns[col].unit)
	}
	for _, col := range roles.targets {
		s.Targets = append(s.Targets, t.columns[col].name)
	}
	if roles.categorical {
		s.Y, s.ClassNames, err = classes.targets()
		if err != nil {
			return nil, fmt.Errorf("column %s: %w", quote(s.Targets[0]), err)
		}
		return s, nil
	}
	s.Y = mat.NewDense(n, len(roles.targets), y)
	if len(roles.targets) == 1 && isBinary(y) {
		s.ClassNames = []string{"0", "1"}
	}
	return s, nil
}

// isBinary reports whether y holds 0s and 1s, both, and nothing else.
func isBinary(y []float64) bool {
	other := func(v float64) bool { return v != 0 && v != 1 }
	return slices.Contains(y, 0) && slices.Contains(y, 1) && !slices.ContainsFunc(y, other)
}

// appendNumbers appends the current record's numbers in the given columns.
// The advice is for a value that is no number at all.
func (t *table) appendNumbers(dst []float64, cols []int, advice string) ([]float64, error) {
	for _, col := range cols {
		field := t.record[col]
		v, err := t.parse(field)
		if err == errNoNumber {
			err = fmt.Errorf("%s is not a number; %s", quote(field), advice)
		}
		if err == nil {
			err = t.sameDecimalSign(field)
		}
		if err != nil {
			return nil, t.at(col, err)
		}
		dst = append(dst, v)
	}
	return dst, nil
}

// addCategory adds the current record's category in the given column to c.
func (t *table) addCategory(c *categories, col int) error {
	name, err := t.text(col)
	if err != nil {
		return err
	}
	if err := c.add(name); err != nil {
		return t.at(col, err)
	}
	return nil
}
