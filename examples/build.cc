/* SPDX-License-Identifier: MIT */
/* Builds a record of one turn and prints it as a text and as TEI, in C++. */
#include <cstdio>
#include <initializer_list>
#include <memory>
#include <vidimus.h>

namespace
{

template <typename T, void (*release)(T *)> struct Release {
	void
	operator()(T *p) const
	{
		release(p);
	}
};

using Record =
    std::unique_ptr<vdm_record, Release<vdm_record, vdm_record_free>>;
using Options =
    std::unique_ptr<vdm_write_options,
		    Release<vdm_write_options, vdm_write_options_free>>;

int
put(void *context, const void *bytes, size_t length)
{
	auto *out = static_cast<std::FILE *>(context);

	return std::fwrite(bytes, 1, length, out) == length ? 0 : -1;
}

bool
build(vdm_record *record)
{
	const vdm_node *speech = vdm_edit_element(record, "sp");
	const vdm_node *said = vdm_edit_element(record, "p");

	return vdm_edit_person(record, "roth", "Anselm Roth") != nullptr &&
	       vdm_edit_field(record, "title", "On the mill") != nullptr &&
	       speech != nullptr && said != nullptr &&
	       vdm_edit_text(record, said, "Who owns the mill?") == 0 &&
	       vdm_edit_append(record, speech, said) == 0 &&
	       vdm_edit_append(record, vdm_edit_body(record), speech) == 0 &&
	       vdm_edit_speakers(record, speech, "roth") == 0;
}

} // namespace

int
main()
{
	const Record record(vdm_record_new());
	const Options options(vdm_write_options_new());

	if (!record || !options || !build(record.get())) {
		std::fprintf(stderr, "%s\n", vdm_error_text());
		return 1;
	}
	for (const char *format : {"text", "tei"})
		if (vdm_write_options_set(options.get(), "to", format) != 0 ||
		    vdm_write_to(record.get(), put, stdout, options.get(),
				 nullptr) != 0) {
			std::fprintf(stderr, "%s\n", vdm_error_text());
			return 1;
		}
	return 0;
}
