package nn

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

const (
	fileFormat  = "fromscratch network"
	fileVersion = 1 // of the format; it counts up when old programs cannot read it

	maxLayers = 1000 // no network of this course comes near
)

// networkFile is the JSON form of a network.
type networkFile struct {
	Format  string     `json:"format"`
	Version int        `json:"version"`
	Course  string     `json:"course"` // Version, for whoever looks into the file
	Layers  layerFiles `json:"layers"`
}

type layerFile struct {
	Activation *Activation `json:"activation"`
	Weights    weightRows  `json:"weights"` // in rows of out
	Biases     numbers     `json:"biases"`
}

// The lists below take no more memory than their numbers need: encoding/json by
// itself lets a small file of nothing but empty lists grow thirtyfold.

type layerFiles []layerFile

// UnmarshalJSON says in which layer an error is.
func (layers *layerFiles) UnmarshalJSON(text []byte) error {
	if *layers != nil {
		return errors.New("the layers stand there twice")
	}
	var parts [maxLayers + 1]json.RawMessage // what goes beyond an array is not kept
	if err := json.Unmarshal(text, &parts); err != nil {
		return err
	}
	for i, part := range parts {
		if part == nil {
			return nil
		}
		var layer layerFile
		if err := json.Unmarshal(part, &layer); err != nil {
			return fmt.Errorf("layer %d: %w", i+1, err)
		}
		*layers = append(*layers, layer)
	}
	return fmt.Errorf("more than %d layers, which no network of this course has", maxLayers)
}

type weightRows []numbers

// UnmarshalJSON makes room for all rows at once.
func (rows *weightRows) UnmarshalJSON(text []byte) error {
	parts := make([]numbers, 0, bytes.Count(text, []byte("[")))
	if err := json.Unmarshal(text, &parts); err != nil {
		return err
	}
	*rows = parts
	return nil
}

type numbers []float64

// UnmarshalJSON takes numbers only: to encoding/json null is a 0.
func (v *numbers) UnmarshalJSON(text []byte) error {
	list, ok := bytes.CutPrefix(text, []byte("["))
	if list = bytes.TrimSpace(bytes.TrimSuffix(list, []byte("]"))); !ok || len(list) == 0 {
		return fmt.Errorf("%.20q is no list of numbers", text)
	}
	*v = make([]float64, 0, bytes.Count(list, []byte(","))+1)
	for field := range bytes.SplitSeq(list, []byte(",")) {
		number, err := strconv.ParseFloat(string(bytes.TrimSpace(field)), 64)
		if err != nil {
			return fmt.Errorf("%.20q is no number that a float64 can hold", field)
		}
		*v = append(*v, number)
	}
	return nil
}

// short returns err with at most some 200 bytes of text: encoding/json quotes
// whole numbers and strings of the file, however long they are.
func short(err error) error {
	const most = 200
	text := err.Error()
	if len(text) <= most {
		return err
	}
	return errors.New(strings.ToValidUTF8(text[:most], "") + " …")
}
