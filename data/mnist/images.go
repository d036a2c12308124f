package mnist

import (
	"fmt"

	"fromscratch/data"
)

// newImages returns the pictures with their labels.
func newImages(pixels, labels *array) (*data.Images, error) {
	if len(pixels.dims) != 3 {
		return nil, fmt.Errorf("the array of images has dimensions %v; it takes three: number, rows, columns", pixels.dims)
	}
	if len(labels.dims) != 1 {
		return nil, fmt.Errorf("the array of labels has dimensions %v; it takes one", labels.dims)
	}
	if labels.dims[0] != pixels.dims[0] {
		return nil, fmt.Errorf("%d labels for %d images", labels.dims[0], pixels.dims[0])
	}
	for i, label := range labels.data {
		if label >= 10 {
			return nil, fmt.Errorf("label %d is %d; it takes 0 to 9", i, label)
		}
	}
	return &data.Images{Pixels: pixels.data, Labels: labels.data, Rows: pixels.dims[1], Cols: pixels.dims[2]}, nil
}
