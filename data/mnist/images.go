package mnist

import (
	"fmt"

	"fromscratch/data"
)

// LoadImages reads pictures and labels from two IDX files, raw or compressed
// with gzip.
func LoadImages(imagesPath, labelsPath string) (*data.Images, error) {
	pixels, err := LoadIDX(imagesPath)
	if err != nil {
		return nil, err
	}
	labels, err := LoadIDX(labelsPath)
	if err != nil {
		return nil, err
	}
	m, err := newImages(pixels, labels)
	if err != nil {
		return nil, fmt.Errorf("mnist: %s and %s: %w", imagesPath, labelsPath, err)
	}
	return m, nil
}

func newImages(pixels, labels *IDX) (*data.Images, error) {
	if len(pixels.Dims) != 3 {
		return nil, fmt.Errorf("the array of images has dimensions %v; it takes three: number, rows, columns", pixels.Dims)
	}
	if len(labels.Dims) != 1 {
		return nil, fmt.Errorf("the array of labels has dimensions %v; it takes one", labels.Dims)
	}
	if labels.Dims[0] != pixels.Dims[0] {
		return nil, fmt.Errorf("%d labels for %d images", labels.Dims[0], pixels.Dims[0])
	}
	for i, label := range labels.Data {
		if label >= 10 {
			return nil, fmt.Errorf("label %d is %d; it takes 0 to 9", i, label)
		}
	}
	return &data.Images{Pixels: pixels.Data, Labels: labels.Data, Rows: pixels.Dims[1], Cols: pixels.Dims[2]}, nil
}
