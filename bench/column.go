package main

// column is one measurement of the table: a job for some of the contestants.
type column struct {
	title string
	job   job
	per   int // the table shows the time divided by this
	ways  []string
}

const images = 60000 // to train on

var (
	everyone = []string{"nn", "NumPy, plain", "NumPy, in place", "PyTorch, eager"}
	usual    = []string{"nn", "NumPy, plain", "PyTorch, eager"}

	columns = []column{
		{"step", job{Task: "steps", Count: 3000, Rate: 0.05, Threads: 1}, 3000, everyone},
		{"forward", job{Task: "forward", Count: 3000, Threads: 1}, 3000, everyone},
		batch("batch of 32", 32, 1),
		batch("batch of 64", 64, 1),
		batch("batch of 128", 128, 1),
		{"10,000 forward at once", job{Task: "predict", Count: 10000, Threads: 1}, 10000, usual},
		{"2-2-1", job{Task: "people", Count: 5000, Batch: 1, Rate: 0.1, Threads: 1}, 5, usual},
		{"epoch", job{Task: "batches", Count: images, Batch: 1, Rate: 0.05, Threads: 1}, 1, usual[:1]},
		batch("batch of 32", 32, 0),
		batch("batch of 64", 64, 0),
		batch("batch of 128", 128, 0),
	}
)

func batch(title string, size, threads int) column {
	const count = 12800
	return column{title, job{Task: "batches", Count: count, Batch: size, Rate: 0.5, Threads: threads}, count, usual}
}
