package nn

// Version is the version of the course. [Network.WriteTo] puts it into files,
// for whoever reads them; no program depends on it.
const Version = "0.9.0"
