package data

import (
	"errors"
	"fmt"
	"slices"

	"gonum.org/v1/gonum/mat"
)

const (
	maxClasses = 1000    // a column with more holds names, not categories
	maxOneHot  = 1 << 24 // elements of a one-hot matrix: 128 MiB
)

// categories collects the values of a column of categories.
type categories struct {
	given bool           // names is the caller's list and takes no other name
	names []string       // in the order of their codes
	code  map[string]int // of each name
	codes []int          // of each sample
}

// newCategories returns an empty column, of the given categories if there are any.
func newCategories(given []string) (*categories, error) {
	c := &categories{given: len(given) > 0, code: map[string]int{}}
	for _, name := range given {
		if name == "" {
			return nil, errors.New("an empty name is among the Classes; leave it out")
		}
		if _, twice := c.code[name]; twice {
			return nil, fmt.Errorf("class %s is listed twice", quote(name))
		}
		c.encode(name)
	}
	return c, nil
}

// encode returns the code of a category.
func (c *categories) encode(name string) int {
	code, ok := c.code[name]
	if !ok {
		code = len(c.names)
		c.names = append(c.names, name)
		c.code[name] = code
	}
	return code
}

// add adds the category of the next sample.
func (c *categories) add(name string) error {
	if _, ok := c.code[name]; !ok {
		if isMissing(name) {
			return errMissing
		}
		if c.given {
			return fmt.Errorf("%s is not among the classes %s", quote(name), quoteAll(c.names))
		}
		if len(c.names) == maxClasses {
			return fmt.Errorf("more than %d different values; is this the target?", maxClasses)
		}
	}
	c.codes = append(c.codes, c.encode(name))
	return nil
}

// targets returns Y and the names of its classes.
func (c *categories) targets() (Y *mat.Dense, names []string, err error) {
	if len(c.names) < 2 {
		return nil, nil, fmt.Errorf("every sample is of class %s; it takes two classes", quote(c.names[0]))
	}
	class := make([]int, len(c.names)) // by code
	names = slices.Clone(c.names)
	if !c.given {
		slices.Sort(names)
	}
	for i, name := range names {
		class[c.code[name]] = i
	}

	n := len(c.codes)
	if len(names) == 2 {
		Y = mat.NewDense(n, 1, nil)
		for i, code := range c.codes {
			Y.Set(i, 0, float64(class[code]))
		}
		return Y, names, nil
	}
	if n > maxOneHot/len(names) {
		return nil, nil, errors.New("too many samples of too many classes; leave out some")
	}
	Y = mat.NewDense(n, len(names), nil)
	for i, code := range c.codes {
		Y.Set(i, class[code], 1)
	}
	return Y, names, nil
}
