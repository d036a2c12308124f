package main

// job is what a contestant is asked to do, in the words that peer/peer.py reads.
type job struct {
	Way     string  `json:"way"`
	DType   string  `json:"dtype"`
	Task    string  `json:"task"`    // as goNet.do and peer.py know it
	From    int     `json:"from"`    // the first training image
	Count   int     `json:"count"`   // images, or epochs of the people
	Batch   int     `json:"batch"`   // images a step
	Rate    float64 `json:"rate"`    // learning rate
	Threads int     `json:"threads"` // 1, or 0 for as many as the library takes by itself
}

// answer is what came of a job.
type answer struct {
	Wall      float64 `json:"wall"`      // seconds by the clock
	Processor float64 `json:"processor"` // seconds that a processor worked; not of nn
	Loss      float64 `json:"loss"`      // of the trained network, or of the predictions
}

// contestant is a way to train, and a type of numbers.
type contestant struct {
	way, dtype string
	do         func(job) (answer, error)
}

func (c contestant) String() string { return c.way + ", " + c.dtype }

// line returns the contestants in the order of the table, which nn heads.
func line(nn, peer func(job) (answer, error)) []contestant {
	all := []contestant{{everyone[0], "float64", nn}}
	for _, way := range everyone[1:] {
		all = append(all, contestant{way, "float32", peer}, contestant{way, "float64", peer})
	}
	return all
}
